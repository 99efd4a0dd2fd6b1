/**
 * What stands where a page ends for those who have not paid, in the languages of our feeds. Lower case; parts of words, so that
 * one of them covers a noun, a verb and its endings.
 */

/** Reading on. */
const READ_ON = `continue reading|continue to read|keep reading|read the full|read the rest|rest of this|rest of the article|full article|full story|finish reading|unlock this|to read this
weiterlesen|vollständigen artikel|ganzen artikel|ganzen text|kompletten artikel|um den artikel zu lesen|um diesen artikel zu lesen
lire la suite|suite de cet article|suite de l'article|suite de l’article|poursuivre la lecture|poursuivre votre lecture|continuer la lecture|continuer à lire|pour lire|intégralité de
seguir leyendo|siga leyendo|sigue leyendo|continuar leyendo|continúa leyendo|para leer|artículo completo|noticia completa
continuar a ler|continuar lendo|continue lendo|continue a ler|continuar a leitura|para ler|artigo completo|matéria completa
continua a leggere|continuare a leggere|continuare la lettura|proseguire la lettura|per leggere|articolo completo|leggi tutto l
verder lezen|lees verder|verder te lezen|om te lezen|dit artikel te lezen|hele artikel|volledige artikel
czytaj dalej|czytać dalej|przeczytać cał|cały artykuł|całego artykułu|dalsza część|dalszy ciąg|aby przeczytać
читать далее|читать дальше|продолжить чтение|чтобы читать|чтобы прочитать|чтобы дочитать|дочитать|полный текст|полную версию
читати далі|продовжити читання|щоб читати|щоб прочитати|щоб дочитати|дочитати|повний текст|повну версію
لمتابعة القراءة|لمواصلة القراءة|متابعة القراءة|مواصلة القراءة|أكمل القراءة|لإكمال القراءة|لقراءة|النص الكامل|المقال كاملا
okumaya devam|devamını oku|tamamını oku|haberin devamı|yazının devamı|okumak için
להמשך קריאה|להמשך הקריאה|להמשיך לקרוא|המשך קריאה|לקריאת הכתבה|לקרוא את הכתבה|הכתבה המלאה|לכתבה המלאה
続きを読む|続きをお読み|続きは|記事の続き|全文を読む|全文をお読み|この先は
继续阅读|繼續閱讀|阅读全文|閱讀全文|查看全文|看全文|阅读余下|閱讀餘下`;

/** Paying, or saying who one is. */
const PAY = `subscri|log in|login|sign in|sign up|register|registration|create an account|free account|become a member|membership|free trial
abonn|anmelden|einloggen|registrier|probemonat|testangebot|mit einem abo|plus-abo|abo abschließen|digitalabo
connectez-vous|se connecter|identifiez-vous|s'identifier|inscrivez|inscription|créer un compte|créez un compte|offre d'essai
suscr|inicia sesión|iniciar sesión|inicie sesión|regístr|registr|identifícate
assin|subscr|inicie sessão|iniciar sessão|faça login|faça o login|cadastr|registe
abbona|accedi|iscriviti|effettua il login|sottoscriv
abonneer|abonnement|inloggen|word lid|aanmelden|proefperiode
subskryb|prenumer|zaloguj|zarejestruj|wykup|abonament
подпис|подпиш|войдите|войти|авториз|зарегистрир|оформите
підпис|підпиш|передплат|увійдіть|увійти|зареєстр|оформіть
اشترك|اشتراك|تسجيل الدخول|سجل الدخول|للمشتركين|سجّل|أنشئ حساب
abone|giriş yap|üye ol|üyelik|kayıt ol|oturum aç
מנוי|הרשמ|הירשמ|להירשם|התחבר|הצטרפ|רכישת
会員|ログイン|登録|購読|有料
订阅|訂閱|登录|登入|会员|會員|注册|註冊|付费|付費`;

/** Both in one. */
const ONLY_FOR_THOSE = `for subscribers only|subscribers only|subscriber-only|only for subscribers|exclusively for subscribers|exclusive to subscribers|exclusive to our subscribers|available to subscribers|available only to subscribers|only available to subscribers|reserved for subscribers|reserved for our subscribers|for paying subscribers|members-only|for members only|this article is for subscribers|this story is for subscribers|this content is for subscribers|reached your limit of free|reached your free article limit|reached your article limit|read your last free article|read all your free articles|used all of your free
nur für abonnent|exklusiv für abonnent|nur mit abo|artikel ist kostenpflichtig|nur für registrierte
réservé aux abonnés|réservée aux abonnés|réservés aux abonnés|réservé à nos abonnés|réservée à nos abonnés|article abonné|de cet article à lire|de cet article à découvrir
exclusivo para suscriptores|solo para suscriptores|sólo para suscriptores|exclusiva para suscriptores|reservado para suscriptores
exclusivo para assinantes|exclusiva para assinantes|só para assinantes|apenas para assinantes|reservado a assinantes|exclusivo para subscritores
riservato agli abbonati|riservata agli abbonati|solo per gli abbonati|solo per abbonati|riservato ai nostri abbonati
alleen voor abonnees|exclusief voor abonnees|voor abonnees beschikbaar
tylko dla prenumerator|tylko dla subskryb|dla prenumeratorów|dla subskrybentów|dostępny dla abonent
только для подписчик|только подписчикам|доступен подписчикам|доступна подписчикам|доступно подписчикам
лише для передплатник|тільки для передплатник|лише для підписник|тільки для підписник|доступно передплатник|доступно лише передплатник|доступний лише передплатник
للمشتركين فقط|حصري للمشتركين|حصريا للمشتركين|مخصص للمشتركين
abonelere özel|abonelerimize özel|yalnızca aboneler|sadece aboneler
למנויים בלבד|בלעדי למנויים|מיועדת למנויים
会員限定|この記事は有料|有料記事|有料会員
仅限订阅|僅限訂閱|仅限会员|僅限會員|会员专享|會員專享|订户专享|訂戶專享|付费阅读|付費閱讀`;

/** Words by which publishers and those who build such things for them name the box that stands there. */
const BOX = `paywall|pay-wall|regwall|reg-wall|register-wall|registration-wall|subscription-wall|subscribe-wall|softwall|hardwall|metered-wall|content-gate|gated-content|article-gate|subscription-barrier|barrier-page|piano|tp-container|tp-modal|tp-backdrop|tinypass|zephr|evolok|poool|qiota|pelcro|leaky-paywall|memberful|subscriber-only|subscribers-only|subscriber-content|members-only|member-only|premium-content|premium-article|article-premium|content-premium|premium-box|premium-wall|paid-content|paid-article|locked-content|content-locked|article-locked|locked-article|unlock-article`;

/** Boxes beside a report. */
const BESIDE = `related|recirc|recirculation|recommended|recommendations|read-more|more-on|more-from|also-read|most-read|trending|newsletter|newsletters|promo|comments|comment|disqus|outbrain|taboola|cookie|cookies|consent|gdpr|sidebar|teaser|teasers|breadcrumbs|share|sharing|author-bio|about-author|copyright|disclaimer`;

/** The words of a list as one expression, so that a line is read once. */
function anyOf(words: string): string {
  return words.replaceAll('-', '\\-').replaceAll('\n', '|');
}

const NAME = (words: string) => new RegExp(`(?<![a-z])(?:${anyOf(words)})(?![a-z])`);

/** For lines in lower case. */
export const READS_ON: RegExp = new RegExp(anyOf(READ_ON));
/** For lines in lower case. */
export const PAYS: RegExp = new RegExp(anyOf(PAY));
/** For lines in lower case. */
export const IS_FOR_PAYERS: RegExp = new RegExp(anyOf(ONLY_FOR_THOSE));
/** For names in lower case whose words are divided by hyphens. */
export const NAMES_A_WALL: RegExp = NAME(BOX);
/** For such names too. */
export const NAMES_WHAT_IS_BESIDE: RegExp = NAME(BESIDE);
