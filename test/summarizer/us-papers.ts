/** A few lines as an American newspaper writes them, and who says what in them; people and papers are invented. */
export interface Clipping {
  readonly text: string;
  /** Every quotation with its speaker; null where a reader cannot name one. An utterance in pieces is joined by a space. */
  readonly said: readonly (readonly [words: string, speaker: string | null])[];
}

/** Politics, Congress, campaigns, courts and police. */
export const CLIPPINGS: readonly Clipping[] = [
  {
    text: '“We are not going to shut down the government over this,” Sen. John Dorsey, R-Ohio, said Tuesday on the Senate floor. “That would be irresponsible.”',
    said: [['We are not going to shut down the government over this That would be irresponsible.', 'John Dorsey']],
  },
  {
    text: '“No prosecutor I know would have brought that case,” Carla Whitcomb, a former prosecutor from Maine who now teaches at Bellport Law School, told The Capitol Record.',
    said: [['No prosecutor I know would have brought that case', 'Carla Whitcomb']],
  },
  {
    text: 'Gov. Anne Pruitt defended the decision on Sunday.\n“I did what the law told me to do,” she told CNN’s “State of the Union.” “I would do it again tomorrow.”',
    said: [['I did what the law told me to do I would do it again tomorrow.', 'Anne Pruitt']],
  },
  {
    text: 'The campaign has told donors it is “on pace to break every record in the state,” according to a person familiar with the calls.',
    said: [['on pace to break every record in the state', 'person familiar with the calls']],
  },
  {
    text: 'Rep. Luis Camarena (D-Calif.) tweeted: “The speaker had eight months to bring this bill to the floor. He chose not to.”',
    said: [['The speaker had eight months to bring this bill to the floor. He chose not to.', 'Luis Camarena']],
  },
  {
    text: '“My family and I have prayed on this, and I am withdrawing from the race,” Hadley wrote in a Facebook post late Monday.',
    said: [['My family and I have prayed on this, and I am withdrawing from the race', 'Hadley']],
  },
  {
    text: 'Sen. Paul Merriweather met with the nominee for an hour on Thursday.\n“He’s a good man, and he’ll get a fair hearing,” the senator said afterward.',
    said: [['He’s a good man, and he’ll get a fair hearing', 'Paul Merriweather']],
  },
  {
    text: '“It’s the economy, and it has always been the economy,” pollster Dana Fitch said in an interview with The Courier.',
    said: [['It’s the economy, and it has always been the economy', 'Dana Fitch']],
  },
  {
    text: 'Asked whether he would support the nominee in November, Dorsey replied, “I’ve said all I’m going to say about that.”',
    said: [['I’ve said all I’m going to say about that.', 'Dorsey']],
  },
  {
    text: 'Clayton said, “You cannot run a country on insults.” Trask replied, “Watch me do it, because it’s working.”',
    said: [
      ['You cannot run a country on insults.', 'Clayton'],
      ['Watch me do it, because it’s working.', 'Trask'],
    ],
  },
  {
    text: '“This is a rigged system, folks,” Trask told the crowd in Toledo. “It is rigged like you have never seen before.”\n“They don’t want you to know about it,” he added.',
    said: [
      ['This is a rigged system, folks It is rigged like you have never seen before.', 'Trask'],
      ['They don’t want you to know about it', 'Trask'],
    ],
  },
  {
    text: 'Police Chief Ronald Betts said the officer had fired twice.\n“He feared for his life and the life of his partner.”\nBetts said the officer was placed on leave.',
    said: [['He feared for his life and the life of his partner.', 'Ronald Betts']],
  },
  {
    text: 'Judge Marian Oakes was not persuaded. “The statute says what it says,” she wrote in a 40-page opinion. She added that the state had “offered no evidence of fraud whatsoever.”',
    said: [
      ['The statute says what it says', 'Marian Oakes'],
      ['offered no evidence of fraud whatsoever.', 'Marian Oakes'],
    ],
  },
  {
    text: 'The novelist, whose book “The Last Good County” won a prize in 2009, appeared on “Meet the Nation” and sang “Oh Shenandoah.”',
    said: [],
  },
  {
    text: 'Critics of the so-called “bathroom bill” and of what they call “dark money” gathered at the Capitol.',
    said: [],
  },
  {
    text: "``I never sent anything that was marked classified at the time,'' Clayton said. ``That is a fact.''",
    said: [['I never sent anything that was marked classified at the time That is a fact.', 'Clayton']],
  },
  {
    text: "''We intend to appeal this ruling as soon as possible,'' said Mark Feld, a spokesman for the attorney general.",
    said: [['We intend to appeal this ruling as soon as possible', 'Mark Feld']],
  },
  {
    text: '"He has no idea what he\'s talking about," said former Secretary of State Margaret Olin, who served under two presidents. "None."',
    said: [["He has no idea what he's talking about None.", 'Margaret Olin']],
  },
  {
    text: 'Trask has called the investigation “a total witch hunt led by angry partisans,” a charge the bureau denies.',
    said: [['a total witch hunt led by angry partisans', 'Trask']],
  },
  {
    text: '“Nobody’s above the law — nobody,” House Speaker Frank Tully (R-Wis.) said at his weekly news conference. “And that includes people in this building.”',
    said: [['Nobody’s above the law — nobody And that includes people in this building.', 'Frank Tully']],
  },
  {
    text: 'In a statement, Clayton campaign manager Robbie Moss said: “This is a desperate attack by a desperate candidate.”\nThe Trask campaign did not respond to a request for comment.',
    said: [['This is a desperate attack by a desperate candidate.', 'Robbie Moss']],
  },
  {
    text: '“If you’re a Republican in a swing district, you don’t sleep well this month,” said one GOP strategist, who requested anonymity to speak candidly.',
    said: [['If you’re a Republican in a swing district, you don’t sleep well this month', 'one GOP strategist']],
  },
  {
    text: '“There is no chance that he releases his taxes before the election,” a senior adviser said on condition of anonymity.',
    said: [['There is no chance that he releases his taxes before the election', 'senior adviser']],
  },
  {
    text: 'Democrats pounced on the remark.\n“It tells you everything you need to know about him,” said Sen. Barbara Kline of Oregon. Her colleague, Sen. Tom Udell, was harsher. “He’s a bully,” Udell said. “And bullies fold.”',
    said: [
      ['It tells you everything you need to know about him', 'Barbara Kline'],
      ['He’s a bully And bullies fold.', 'Udell'],
    ],
  },
  {
    text: '“I think people are hungry for something different,” said Shirley Vance, 67, a retired teacher from Des Moines, as she waited in line. “I know I am.”',
    said: [['I think people are hungry for something different I know I am.', 'Shirley Vance']],
  },
  {
    text: '“You look at the numbers,” Trask said in a phone interview Wednesday, “and they’re incredible, just incredible.”',
    said: [['You look at the numbers and they’re incredible, just incredible.', 'Trask']],
  },
  {
    text: 'Attorney General Lorraine Hynes said Friday that she would “fully expect to accept” the recommendations of career prosecutors. “I certainly wouldn’t do it again,” Hynes said of the airport meeting.',
    said: [
      ['fully expect to accept', 'Lorraine Hynes'],
      ['I certainly wouldn’t do it again', 'Hynes'],
    ],
  },
  {
    text: 'Kessler’s attorney, Jeffrey Barr, said his client would plead not guilty. “We’re confident that a jury will see through this,” Barr told reporters outside the courthouse.',
    said: [['We’re confident that a jury will see through this', 'Jeffrey Barr']],
  },
  {
    text: '“She lied to the American people, and she lied to Congress,” blasted Rep. Tim Gowan, chairman of the House committee.',
    said: [['She lied to the American people, and she lied to Congress', 'Tim Gowan']],
  },
  {
    text: '“I’ve had it with these people,” fumed Alan Crane, the county’s Republican chairman.',
    said: [['I’ve had it with these people', 'Alan Crane']],
  },
  {
    text: '“Was it something I said?” quipped Senate Minority Leader Harold Reade.',
    said: [['Was it something I said?', 'Harold Reade']],
  },
  {
    text: 'Clayton hit back within the hour. “He roots for failure because he thinks it helps him,” she said at a rally in Tampa, Florida.',
    said: [['He roots for failure because he thinks it helps him', 'Clayton']],
  },
  {
    text: '“When I’m president, we will end the era of mass incarceration,” Clayton vowed.',
    said: [['When I’m president, we will end the era of mass incarceration', 'Clayton']],
  },
  {
    text: 'The senator’s office put out a terse statement: “Senator Dorsey’s record speaks for itself.”',
    said: [['Senator Dorsey’s record speaks for itself.', 'senator’s office']],
  },
  {
    text: 'A spokeswoman for the Bureau, Katie Lang, declined to discuss the matter, saying only that “we do not confirm or deny investigations.”',
    said: [['we do not confirm or deny investigations.', 'Katie Lang']],
  },
  {
    text: '“It’s just locker-room talk,” Trask said.\nBut Melissa Trask, his wife, said his words were “unacceptable and offensive to me.”',
    said: [
      ['It’s just locker-room talk', 'Trask'],
      ['unacceptable and offensive to me.', 'Melissa Trask'],
    ],
  },
  {
    text: 'According to the affidavit, Lowry told an undercover agent, “I want them to know who did it.”',
    said: [['I want them to know who did it.', 'Lowry']],
  },
  {
    text: '“The president believes the Senate should do its job,” White House press secretary Josh Ehrlich said. Ehrlich went on to say that the delay was “unprecedented in modern American history.”',
    said: [
      ['The president believes the Senate should do its job', 'Josh Ehrlich'],
      ['unprecedented in modern American history.', 'Ehrlich'],
    ],
  },
  {
    text: 'Marco Ruiz, the Florida senator, called him “a con artist who is about to take over the conservative movement.”',
    said: [['a con artist who is about to take over the conservative movement.', 'Marco Ruiz']],
  },
  {
    text: '“I want to be very clear about one thing,” Trask said. “I never met with any of those people. Never.\n“And if I had, I’d tell you about it.”',
    said: [
      [
        'I want to be very clear about one thing I never met with any of those people. Never. And if I had, I’d tell you about it.',
        'Trask',
      ],
    ],
  },
  {
    text: 'The New York billionaire mocked his rival again on Saturday night. “Low energy, very low energy,” Donald Trask said to cheers in Mobile, Alabama.',
    said: [['Low energy, very low energy', 'Donald Trask']],
  },
  {
    text: '“They had me on the ground with a knee in my back,” Darnell Hughes recalled. “I kept saying I couldn’t breathe.”',
    said: [['They had me on the ground with a knee in my back I kept saying I couldn’t breathe.', 'Darnell Hughes']],
  },
  {
    text: 'Hughes, 24, was treated at a hospital and released. His mother, Yolanda, said she got the call at midnight. “My heart just dropped to the floor,” she said.',
    said: [['My heart just dropped to the floor', 'Yolanda']],
  },
  {
    text: '“What do you have to lose?” he asked black voters last month. “You’re living in poverty. Your schools are no good.”',
    said: [['What do you have to lose? You’re living in poverty. Your schools are no good.', null]],
  },
  {
    text: 'Trask’s running mate, Indiana Gov. Mike Penn, offered a different view on “Fox & Neighbors” on Monday. “We’ll absolutely accept the result of the election,” Penn said.',
    said: [['We’ll absolutely accept the result of the election', 'Mike Penn']],
  },
  {
    text: 'Supporters chanted “Lock her up! Lock her up!” as the general spoke.',
    said: [['Lock her up! Lock her up!', 'Supporters']],
  },
  {
    text: '“Look,” he said, “I get along with everybody,” Trask told the hosts of “Morning Jack.”\n“We’ll see what happens,” Trask continued.',
    said: [
      ['I get along with everybody', 'Trask'],
      ['We’ll see what happens', 'Trask'],
    ],
  },
  {
    text: 'Asked by a reporter if she regretted the vote, Kline paused. “Every single day,” she said finally.',
    said: [['Every single day', 'Kline']],
  },
  {
    text: 'Dr. Emily Stroud, an epidemiologist at the Centers for Disease Control and Prevention, says the virus is spreading faster than expected. “The more we learn about it, the scarier it gets,” says Stroud.',
    said: [['The more we learn about it, the scarier it gets', 'Emily Stroud']],
  },
  {
    text: '“We need to get to the bottom of this,” Rep. Jason Chafin, R-Utah, the chairman of the House Oversight Committee, said in a statement released by his office.',
    said: [['We need to get to the bottom of this', 'Jason Chafin']],
  },
  {
    text: 'Trask and his allies have said the vote would be “stolen in plain sight from the people.”',
    said: [['stolen in plain sight from the people.', 'Trask and his allies']],
  },
  {
    text: 'President Obrien, speaking in Philadelphia, said Clayton was the most qualified person ever to seek the office. “There has never been a man or a woman — not me, not Bill, nobody — more qualified,” the president said.',
    said: [['There has never been a man or a woman — not me, not Bill, nobody — more qualified', 'Obrien']],
  },
  {
    text: 'In her memoir, “Hard Roads,” Clayton wrote that she had been “wrong, plain and simple, about the war.”',
    said: [['wrong, plain and simple, about the war.', 'Clayton']],
  },
  {
    text: '“The court has spoken with one voice,” Chief Justice Warren Pryor wrote for the majority. In dissent, Justice Ruth Alvarez wrote, “Today’s decision guts the very statute it claims to interpret.”',
    said: [
      ['The court has spoken with one voice', 'Warren Pryor'],
      ['Today’s decision guts the very statute it claims to interpret.', 'Ruth Alvarez'],
    ],
  },
  {
    text: 'Sanborn, an independent from Vermont, drew the biggest crowds of the season. “Enough is enough,” Sanborn thundered. “This country belongs to all of us.”',
    said: [['Enough is enough This country belongs to all of us.', 'Sanborn']],
  },
  {
    text: '“We don’t have a motive at this point,” Lt. Greg Sandoval of the Mesa County Sheriff’s Office said at a news conference Sunday evening.',
    said: [['We don’t have a motive at this point', 'Greg Sandoval']],
  },
  {
    text: 'One of the emails, from campaign chairman Jim Podolski, reads: “Can we survive another news cycle like this one?”',
    said: [['Can we survive another news cycle like this one?', 'Jim Podolski']],
  },
  {
    text: '“That’s not what I said, and you know it,” Penn shot back.\n“Then what did you say?” Kane asked.\n“I said we’d review it,” Penn answered.',
    said: [
      ['That’s not what I said, and you know it', 'Penn'],
      ['Then what did you say?', 'Kane'],
      ['I said we’d review it', 'Penn'],
    ],
  },
  {
    text: 'The resolution states that “no member shall accept a gift of any value,” but lobbyists have long found ways around it.',
    said: [['no member shall accept a gift of any value', 'resolution']],
  },
  {
    text: 'Kellen Conroy, Trask’s campaign manager, told Fox News host Brent Barrett that the team was “very pleased with where we are in Ohio and Florida.”',
    said: [['very pleased with where we are in Ohio and Florida.', 'Kellen Conroy']],
  },
  {
    text: 'The mayor, a Democrat in his second term, said he was shaken. “I’ve never seen anything like it in this city,” Mayor Mike Rawls said.',
    said: [['I’ve never seen anything like it in this city', 'Mike Rawls']],
  },
  {
    text: '“It’s not a wall, it’s a fence,” joked comedian Larry Stokes, whose show “Real Talk” airs on Friday nights.',
    said: [['It’s not a wall, it’s a fence', 'Larry Stokes']],
  },
  {
    text: 'Warner, the Massachusetts Democrat, took to Twitter to respond. “You can’t tweet your way out of this one, Donald,” she wrote.',
    said: [['You can’t tweet your way out of this one, Donald', 'Warner']],
  },
  {
    text: 'Ted Cross, who finished second in the primaries, was booed off the stage after urging delegates to “vote your conscience up and down the ticket.”',
    said: [['vote your conscience up and down the ticket.', 'Ted Cross']],
  },
  {
    text: 'A federal law enforcement official, speaking on condition of anonymity because the inquiry is continuing, said investigators had found “no evidence so far of any outside direction.”',
    said: [['no evidence so far of any outside direction.', 'federal law enforcement official']],
  },
  {
    text: 'Trask’s spokeswoman, Hope Hixon, dismissed the story as “yet another baseless smear from a failing newspaper.” She did not elaborate.',
    said: [['yet another baseless smear from a failing newspaper.', 'Hope Hixon']],
  },
  {
    text: '“I was a Democrat for 40 years,” said Bob Kowalski, who runs a body shop in Youngstown.\n“They left me. I didn’t leave them.”\nAcross town, Maria Delgado sees it differently.\n“He scares me,” the 31-year-old nurse said.',
    said: [
      ['I was a Democrat for 40 years', 'Bob Kowalski'],
      ['They left me. I didn’t leave them.', 'Bob Kowalski'],
      ['He scares me', 'Maria Delgado'],
    ],
  },
  {
    text: 'As the late Gov. Ann Rickards liked to say, “You can put lipstick on a hog, but it’s still a hog.”',
    said: [['You can put lipstick on a hog, but it’s still a hog.', 'Ann Rickards']],
  },
  {
    text: 'The word “collusion” appears 14 times in the report, which the “alt-right” has embraced.',
    said: [],
  },
  {
    text: 'His opponent’s tax plan, Dorsey argued, would “blow a hole in the deficit the size of Texas.” Economists are divided.',
    said: [['blow a hole in the deficit the size of Texas.', 'Dorsey']],
  },
];
