import { memoryStore } from '../../src/store/memory-store.ts';
import { storeContract } from '../contracts/store.ts';

storeContract('the store in memory', async (clock) => memoryStore(clock));
