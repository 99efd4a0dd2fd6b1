/** Invented news in the languages and alphabets in which feeds are still written. */
export const HEADLINES: readonly {
  readonly language: string;
  readonly encodings: readonly string[];
  readonly text: string;
}[] = [
  {
    language: 'fr',
    encodings: ['windows-1252', 'macintosh'],
    text: 'L’armée a annoncé un cessez-le-feu à l’est, où des réfugiés étaient bloqués. Le préfet espère une reprise près du château.',
  },
  {
    language: 'de',
    encodings: ['windows-1252', 'macintosh'],
    text: 'Die Außenminister führten Gespräche über die Lage. „Wir müssen Brücken bauen“, erklärte der Sprecher am späten Abend.',
  },
  {
    language: 'es',
    encodings: ['windows-1252', 'macintosh'],
    text: 'El Ejército rechazó la acusación. Según el portavoz, ningún niño resultó herido en la región de Peñón; «así será», añadió.',
  },
  {
    language: 'pt',
    encodings: ['windows-1252', 'macintosh'],
    text: 'A organização não governamental denunciou a situação na fronteira. A população está à espera de informações oficiais.',
  },
  {
    language: 'it',
    encodings: ['windows-1252'],
    text: 'Il ministro è arrivato in città: «Non c’è più tempo», ha detto. Così la comunità resterà senz’acqua finché la strada non riaprirà.',
  },
  {
    language: 'sv',
    encodings: ['windows-1252'],
    text: 'Försvarsmakten förklarade på måndagen att läget är lugnt. Två båtar låg kvar utanför kusten när ögonvittnen ringde.',
  },
  {
    language: 'en',
    encodings: ['windows-1252', 'macintosh'],
    text: 'The mayor said “nobody was hurt” — but the café’s owner disagreed. “We heard three blasts,” he told reporters.',
  },
  {
    language: 'pl',
    encodings: ['windows-1250', 'iso-8859-2'],
    text: 'Ministerstwo ogłosiło zawieszenie broni. Żołnierze wrócili do koszar, a ludność cywilna może już opuścić miasto.',
  },
  {
    language: 'cs',
    encodings: ['windows-1250', 'iso-8859-2'],
    text: 'Ministr zahraničí řekl, že příměří začne v pondělí. Vůdci obou stran se dohodli na výměně zajatců a uprchlíků.',
  },
  {
    language: 'hu',
    encodings: ['windows-1250', 'iso-8859-2'],
    text: 'A külügyminiszter szerint a tűzszünet hétfőn kezdődik. A menekültek őszig a határ közelében maradnak, közölte a szóvivő.',
  },
  {
    language: 'ru',
    encodings: ['windows-1251', 'koi8-r', 'iso-8859-5', 'ibm866', 'x-mac-cyrillic'],
    text: 'Министр иностранных дел заявил, что переговоры продолжатся в понедельник. По его словам, стороны близки к соглашению.',
  },
  {
    language: 'uk',
    encodings: ['windows-1251', 'koi8-u', 'iso-8859-5'],
    text: 'Міністр повідомив, що переговори продовжаться в понеділок. За його словами, сторони близькі до угоди про перемир’я.'.replace(
      '’',
      "'",
    ),
  },
  {
    language: 'bg',
    encodings: ['windows-1251'],
    text: 'Министърът на външните работи обяви, че преговорите ще продължат в понеделник. Според него страните са близо до споразумение.',
  },
  {
    language: 'el',
    encodings: ['windows-1253', 'iso-8859-7'],
    text: 'Ο υπουργός Εξωτερικών δήλωσε ότι οι διαπραγματεύσεις θα συνεχιστούν τη Δευτέρα. Οι δύο πλευρές βρίσκονται κοντά σε συμφωνία.',
  },
  {
    language: 'tr',
    encodings: ['windows-1254'],
    text: 'Dışişleri Bakanı görüşmelerin pazartesi günü süreceğini açıkladı. Sığınmacılar için sınırda çadır kuruldu, ateşkes yürürlüğe girdi.',
  },
  {
    language: 'he',
    encodings: ['windows-1255'],
    text: 'שר החוץ הודיע כי השיחות יימשכו ביום שני. לדבריו הצדדים קרובים להסכם על הפסקת אש ועל שחרור השבויים.',
  },
  {
    language: 'ar',
    encodings: ['windows-1256'],
    text: 'أعلن وزير الخارجية أن المحادثات ستستمر يوم الاثنين. وقال إن الطرفين قريبان من اتفاق على وقف إطلاق النار وتبادل الأسرى.',
  },
  {
    language: 'lt',
    encodings: ['windows-1257'],
    text: 'Užsienio reikalų ministras pranešė, kad derybos tęsis pirmadienį. Pasak jo, šalys yra arti susitarimo dėl paliaubų.',
  },
  {
    language: 'lv',
    encodings: ['windows-1257'],
    text: 'Ārlietu ministrs paziņoja, ka sarunas turpināsies pirmdien. Pēc viņa vārdiem, puses ir tuvu vienošanās panākšanai.',
  },
  {
    language: 'th',
    encodings: ['windows-874'],
    text: 'รัฐมนตรีต่างประเทศแถลงว่าการเจรจาจะดำเนินต่อไปในวันจันทร์ ทั้งสองฝ่ายใกล้บรรลุข้อตกลงหยุดยิงแล้ว',
  },
  {
    language: 'ja',
    encodings: ['shift_jis', 'euc-jp', 'iso-2022-jp'],
    text: '外務大臣は、協議が月曜日に続くと発表した。停戦合意は近いとみられ、避難した住民の帰還も検討されている。',
  },
  {
    language: 'zh',
    encodings: ['gb18030'],
    text: '外交部长表示，谈判将于星期一继续进行。他说，双方已经接近达成停火协议，难民可以返回家园。',
  },
  {
    language: 'zh',
    encodings: ['big5'],
    text: '外交部長表示，談判將於星期一繼續進行。他說，雙方已經接近達成停火協議，難民可以返回家園。',
  },
  {
    language: 'ko',
    encodings: ['euc-kr'],
    text: '외교부 장관은 협상이 월요일에도 계속될 것이라고 밝혔다. 양측은 휴전 합의에 가까워졌으며 피란민의 귀환도 논의되고 있다.',
  },
];
