/** What Slack has to know of the app: https://docs.slack.dev/reference/app-manifest */
import { EVENTS } from './events.ts';
import { METHODS } from './methods.ts';
import { EVENTS_PATH, REDIRECT_PATH } from './paths.ts';
import { SLASH } from './slash.ts';

/** The shortcut on a message: which sources it stands on. */
export const SOURCES_SHORTCUT = 'sources_of_this';
/** The shortcut everywhere: the news now. */
export const BRIEF_SHORTCUT = 'brief_me';

/** Commands and shortcuts, and files that are handed over in a form, which are fetched by no method. */
const OTHER_SCOPES = ['commands', 'files:read'];

/** The scopes that the app asks for: those of what it calls, of what it listens to, and the others. */
export const BOT_SCOPES: readonly string[] = [
  ...new Set([
    ...OTHER_SCOPES,
    ...[METHODS, EVENTS].flatMap((list) => Object.values(list).flatMap(({ scopes }) => scopes)),
  ]),
].toSorted();

/** A manifest in Slack's words, as far as we use them. */
export interface SlackManifest {
  readonly display_information: {
    readonly name: string;
    readonly description: string;
    readonly long_description: string;
    readonly background_color: string;
  };
  readonly features: {
    readonly app_home: {
      readonly home_tab_enabled: boolean;
      readonly messages_tab_enabled: boolean;
      readonly messages_tab_read_only_enabled: boolean;
    };
    readonly bot_user: { readonly display_name: string; readonly always_online: boolean };
    readonly shortcuts: readonly {
      readonly type: 'message' | 'global';
      readonly name: string;
      readonly callback_id: string;
      readonly description: string;
    }[];
    readonly slash_commands: readonly {
      readonly command: string;
      readonly url?: string;
      readonly description: string;
      readonly usage_hint: string;
      readonly should_escape: boolean;
    }[];
  };
  readonly oauth_config: {
    readonly redirect_urls?: readonly string[];
    readonly scopes: { readonly bot: readonly string[] };
  };
  readonly settings: {
    readonly event_subscriptions: { readonly request_url?: string; readonly bot_events: readonly string[] };
    readonly interactivity: {
      readonly is_enabled: boolean;
      readonly request_url?: string;
      readonly message_menu_options_url?: string;
    };
    readonly org_deploy_enabled: boolean;
    readonly socket_mode_enabled: boolean;
    readonly token_rotation_enabled: boolean;
  };
}

/**
 * The manifest to paste into Slack. With an address of ours Slack sends its requests there, and workspaces install the
 * app from there; without one it is Socket Mode, and one workspace.
 */
export function slackManifest({ url = null }: { readonly url?: string | null } = {}): SlackManifest {
  const base = url?.replace(/\/+$/, '') ?? null;
  const events = base === null ? null : `${base}${EVENTS_PATH}`;
  return {
    display_information: {
      name: 'Sitrep',
      description: 'Briefs channels about armed conflicts, from news feeds you can open',
      long_description: [
        'Sitrep reads the news feeds you name and briefs your channels about armed conflicts, at the hours you set.',
        'Every sentence stands in a source that is one click away, and says who claims what.',
        'When a story changes, its message is changed, and when it turns out to be wrong, it is taken back.',
      ].join(' '),
      background_color: '#1f2a36',
    },
    features: {
      app_home: {
        home_tab_enabled: true,
        messages_tab_enabled: true,
        messages_tab_read_only_enabled: false,
      },
      bot_user: { display_name: 'sitrep', always_online: true },
      shortcuts: [
        {
          type: 'message',
          name: 'Sources of this',
          callback_id: SOURCES_SHORTCUT,
          description: 'Which reports a message of Sitrep stands on',
        },
        {
          type: 'global',
          name: 'Brief me',
          callback_id: BRIEF_SHORTCUT,
          description: 'What is new in the conflicts you follow',
        },
      ],
      slash_commands: [
        {
          command: SLASH,
          ...(events !== null && { url: events }),
          description: 'Ask for news, sources and settings',
          usage_hint: 'brief | latest | story 1 | follow | help',
          should_escape: false,
        },
      ],
    },
    oauth_config: {
      ...(base !== null && { redirect_urls: [`${base}${REDIRECT_PATH}`] }),
      scopes: { bot: BOT_SCOPES },
    },
    settings: {
      event_subscriptions: {
        ...(events !== null && { request_url: events }),
        bot_events: Object.keys(EVENTS),
      },
      interactivity: {
        is_enabled: true,
        ...(events !== null && { request_url: events, message_menu_options_url: events }),
      },
      org_deploy_enabled: false,
      socket_mode_enabled: base === null,
      token_rotation_enabled: false,
    },
  };
}
