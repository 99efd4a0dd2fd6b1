import type { Furniture } from './boilerplate-english.ts';

/** The same in German, French, Spanish, Portuguese, Italian, Dutch, Polish and Turkish: what no sentence of a report is. */
export const LATIN: Furniture = {
  lines: `anzeige; werbung; teilen; drucken; merken; artikel teilen|drucken|merken|anhören; beitrag teilen|anhören; kommentare;
    kommentieren; weiterlesen; schreibe einen kommentar; kommentar hinterlassen; mehr lesen; mehr anzeigen; zum artikel;
    zur startseite; nach oben; jetzt abonnieren; newsletter abonnieren; publicité; publicite; partager; imprimer; commenter;
    commentaires; lire plus tard; lire la suite; lire la suite sur ~; laisser un commentaire; lire l'article; en savoir plus;
    voir plus; réservé aux abonnés; article réservé aux abonnés; s'abonner; publicidad; anuncio; compartir; imprimir;
    comentarios; comentar; leer más; deja una|un respuesta|comentario; seguir leyendo; ver más; suscríbete; suscribirse;
    publicidade; anúncio; compartilhar; partilhar; comentários; leia mais; ler mais; continue lendo; continuar a ler;
    continua após a publicidade; continua depois da publicidade; pubblicità; condividi; stampa; commenti; leggi tutto;
    lascia un commento; argomenti; leggi di più; continua a leggere; advertentie; delen; afdrukken; reacties; lees meer;
    lees verder; laat een reactie achter; dodaj komentarz; bir yanıt yazın; deixe um comentário|resposta; reklama; udostępnij;
    drukuj; komentarze; czytaj dalej; czytaj więcej; reklam; paylaş; yazdır; yorumlar; devamını oku; haberin devamı; hirdetés`,

  labels: `lesen sie auch|mehr; lesen sie hierzu|dazu; auch interessant; mehr zum thema; zum thema; mehr dazu; lire aussi;
    à lire aussi; à lire; a lire aussi; à voir aussi; voir aussi; lire également; sur le même sujet|thème; en images|vidéo;
    lea también|más; lee también|más; leer también; vea también; ver también; le puede interesar; te puede interesar;
    más información; noticias relacionadas; leia também; veja também; leia mais; saiba mais; leggi anche; leggi pure;
    vedi anche; guarda anche; per approfondire; lees ook; bekijk ook; lees meer; czytaj też|także|również;
    zobacz też|także|również; przeczytaj też|także|również; ayrıca okuyun; bunu da okuyun; ilgili haber|haberler;
    schlagwörter; schlagworte; themen; mots-clés; mots clés; sujets; thèmes; etiquetas; temas; palabras clave; tags;
    parole chiave; trefwoorden; tagi; etiketler`,

  beginnings: `folgen sie uns auf|bei; abonnieren sie unseren newsletter|kanal|podcast; abonnieren sie jetzt|hier;
    melden sie sich ~ newsletter; jetzt kostenlos ~ anmelden|abonnieren|lesen|testen; hier klicken; klicken sie hier;
    um diesen artikel weiterzulesen; dieser artikel ist abonnenten vorbehalten;
    deine|ihre e-mail-adresse wird nicht veröffentlicht; votre adresse e-mail|email ne sera pas publiée;
    tu dirección de correo electrónico no será publicada; o seu endereço de e-mail|email não será publicado;
    il tuo indirizzo email non sarà pubblicato; je e-mailadres wordt niet gepubliceerd;
    twój adres e-mail|email nie zostanie opublikowany; e-posta adresiniz yayınlanmayacak; alle rechte vorbehalten;
    der beitrag ~ erschien zuerst; suivez-nous sur; suivez ~ sur facebook|twitter|x|instagram|whatsapp|telegram|google;
    retrouvez-nous sur; abonnez-vous pour|dès; abonnez-vous à ~ newsletter|lettre|chaîne; inscrivez-vous à notre|gratuitement;
    recevez ~ newsletter; cliquez ici; il vous reste # ~ à lire; cet article est réservé; la suite est réservée;
    pour lire la suite; tous droits réservés; l'article ~ est apparu en premier; síguenos en;
    siga a ~ en facebook|twitter|x|instagram|telegram|google; suscríbete aquí|para;
    suscríbete|suscríbase a ~ boletín|newsletter|canal; únete a nuestro canal|grupo|boletín; haga|haz clic aquí;
    reciba|recibe ~ newsletter|boletín|correo; contenido exclusivo para suscriptores; todos los derechos reservados;
    la entrada ~ se publicó primero; siga-nos no; siga o ~ no facebook|instagram|twitter|telegram|google;
    inscreva-se no|na ~ canal|newsletter; assine ~ newsletter|jornal|agora; clique aqui; receba ~ newsletter|e-mail;
    conteúdo exclusivo para assinantes; todos os direitos reservados; o post ~ apareceu primeiro; seguici su;
    iscriviti alla|al ~ newsletter|canale; iscriviti qui; abbonati per|subito; clicca qui; riproduzione riservata;
    © riproduzione riservata; tutti i diritti riservati; l'articolo ~ proviene da; volg ons op|via;
    meld je aan voor ~ nieuwsbrief|nieuwsbrieven; abonneer je op ~ nieuwsbrief; klik hier; alle rechten voorbehouden;
    het bericht ~ verscheen eerst; obserwuj|śledź nas na|w; zapisz się na|do ~ newsletter|newslettera; dołącz do nas;
    kliknij tutaj; wszelkie prawa zastrzeżone; artykuł ~ pochodzi z serwisu; bizi takip edin; bültenimize abone olun;
    buraya tıklayın; tüm hakları saklıdır; bu haber ~ ilk ~ yayınlandı`,

  anywhere: `in ihrem browser deaktiviert; javascript aktivieren; javascript zu aktivieren; datenschutzerklärung und;
    javascript est désactivé; activer javascript; politique de confidentialité et; javascript desactivado;
    habilitar javascript; política de privacidad y; habilite o javascript; política de privacidade e; abilita javascript;
    javascript is uitgeschakeld; włącz javascript`,

  endMarks: `mehr zum thema; zum thema; lesen sie auch; auch interessant; das könnte sie auch interessieren; meistgelesen;
    meistgelesene artikel; weitere artikel|meldungen|themen; à lire aussi; sur le même sujet|thème; articles plus lus;
    articles les plus lus; les plus lus; vous aimerez aussi; más información; te puede interesar; le puede interesar;
    lo más leído|visto; noticias relacionadas; también en; leia também; veja também; mais lidas; notícias relacionadas;
    leggi anche; articoli correlati; potrebbe interessarti; i più letti; lees ook; meest gelezen; gerelateerde artikelen;
    czytaj też|także|również; zobacz też|także|również; najczęściej czytane; polecane; ilgili haberler; en çok okunan;
    en çok okunanlar`,
};

/** The same in Russian, Ukrainian, Arabic, Persian, Hebrew, Chinese, Japanese and Korean. */
export const OTHER_SCRIPTS: Furniture = {
  lines: `реклама; реклама на сайте; на правах рекламы; поделиться; распечатать; комментарии; комментарии (#);
    читать далее|дальше|полностью; подробнее; подписаться; добавить комментарий; оставить комментарий;
    новости партнёров|партнеров; выбор читателей; залишити відповідь|коментар; додати коментар; підписатися; новини партнерів;
    загрузить ещё|еще; поділитися; роздрукувати; коментарі; читати далі|повністю; детальніше; إعلان; مشاركة; شارك;
    شارك الخبر|المقال; طباعة; تعليقات; التعليقات; اقرأ|إقرأ المزيد; المزيد; اظهر|أظهر|إظهار المزيد; اترك تعليقا; اترك تعليقاً;
    اترك ردا; اترك رداً; زر الذهاب إلى الأعلى; إغلاق; تبلیغات; اشتراک گذاری; ادامه مطلب; نظرات; پایان پیام; انتهای پیام;
    انتهای پیام/; انتهای پیام /; פרסומת; שתפו; שתף; הדפסה; תגובות; קרא|קראו עוד; המשך קריאה; 广告; 廣告; 分享; 打印; 评论; 阅读更多; 阅读全文;
    広告; 続きを読む; もっと見る; シェア; 印刷; 공유; 공유하기; 인쇄; 광고; 더 보기`,

  labels: `читайте также|ещё|еще; читайте по теме; читать также; смотрите также; по теме; материалы по теме; теги; метки; читайте також|ще;
    дивіться також; за темою; матеріали за темою; мітки; اقرأ أيضا; اقرأ أيضاً; اقرأ أيضًا; إقرأ أيضا; إقرأ أيضاً; إقرأ أيضًا;
    اقرأ المزيد; اقرأ ايضا; شاهد أيضا; شاهد أيضاً; شاهد أيضًا; مواضيع ذات صلة; مقالات ذات صلة; الوسوم; كلمات مفتاحية;
    بیشتر بخوانید; همچنین بخوانید; برچسب ها; קראו גם; קראו עוד; תגיות; 相关阅读; 相关新闻; 延伸阅读; 更多阅读; 标签; 関連記事; あわせて読みたい; タグ; 관련기사;
    관련 기사; 태그`,

  beginnings: `подписывайтесь на; подпишитесь на; читайте нас; читать новость полностью; больше новостей в|на; больше новостей — в|на;
    ваш адрес email|e-mail не будет опубликован; ваша e-mail|email адреса не оприлюднюватиметься; обязательные поля помечены;
    следите за нами; нажмите здесь; все права защищены; сообщение ~ появились сначала; запись ~ впервые появилась;
    підписуйтесь на; підпишіться на; підписуйтеся на; стежте за нами; натисніть тут; усі|всі права захищені;
    допис|запис ~ з'явився спочатку; تابعونا على; تابعنا على; تابعوا ~ على فيسبوك|تويتر|تلغرام|واتساب|إنستغرام|غوغل;
    اشترك الآن; اشترك في نشرتنا|النشرة|قناتنا; اشتركوا في نشرتنا|النشرة|قناتنا; اضغط|انقر هنا; لن يتم نشر عنوان بريدك;
    جميع الحقوق محفوظة; حقوق النشر محفوظة; ظهرت المقالة; ما را در ~ دنبال کنید; کلیک کنید; عضو کانال; הירשמו לניוזלטר;
    הצטרפו לערוץ|לקבוצת; לחצו כאן; כל הזכויות שמורות; הפוסט ~ הופיע לראשונה; 点击这里|此处; 版权所有; 未经授权; 责任编辑; 免责声明; クリックして; 無断転載;
    投稿 ~ に最初に表示されました; 구독하기; 이 기사는 언론사에서; 무단 전재; 무단전재; 저작권자`,

  anywhere: `включите javascript; увімкніть javascript; يرجى تفعيل الجافا; 扫描二维码; 扫码关注; 下载客户端`,

  endMarks: `читайте также|далее; по теме; материалы по теме; самое читаемое; похожие новости|материалы; новости партнёров|партнеров;
    читайте також; за темою; схожі новини; новини партнерів; اقرأ أيضا; اقرأ أيضاً; اقرأ أيضًا; مواضيع ذات صلة;
    مقالات ذات صلة; الأكثر قراءة|مشاهدة; أخبار ذات صلة; اخترنا لكم; بیشتر بخوانید; مطالب مرتبط; קראו גם; כתבות נוספות; 相关阅读;
    相关新闻; 延伸阅读; 関連記事; 関連ニュース; 관련기사; 관련 기사`,
};
