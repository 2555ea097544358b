// Words of the knowledge of the demonstration: articles in several languages, questions and answers. All of it for exercises.
import type { Language } from '../terms/language.ts'
import type { ArticleEntry } from './knowledge.schema.ts'

export type Words = { readonly title: string; readonly summary: string; readonly body: string }

export type InventedArticle = {
  readonly by: string
  /** Days ago it was written, and in how many days it is looked at again. */
  readonly days: number
  readonly reviewIn: number
  readonly kind: ArticleEntry['kind']
  readonly screens?: readonly string[]
  readonly crimeAreas?: ArticleEntry['crimeAreas']
  readonly lesson?: true
  readonly draft?: true
  readonly wantedBy?: readonly (readonly [officer: string, language: Language])[]
  /** The first is the one it was begun in. */
  readonly texts: readonly (readonly [Language, Words])[]
}

const words = (title: string, summary: string, body: string): Words => ({ title, summary, body })

export const articles: readonly InventedArticle[] = [
  {
    by: 'gs.desk',
    days: 200,
    reviewIn: 160,
    kind: 'how-to',
    screens: ['/desk'],
    texts: [
      [
        'en',
        words(
          'Working at the desk',
          'What stands on the desk, in which order, and how to hand over.',
          'Exercise.\n\nThe most urgent item stands first. Take an item before you work on it, so that nobody does it twice. Put away what waits until a time. At the end of the shift write the handover from what is open; the next shift signs it.',
        ),
      ],
      [
        'fr',
        words(
          'Travailler au bureau de permanence',
          'Ce qui s’y trouve, dans quel ordre, et comment passer la relève.',
          'Exercice.\n\nLe plus urgent est en tête. Prenez un dossier avant d’y travailler, pour que personne ne le fasse deux fois. Mettez de côté ce qui attend une heure précise. En fin de service, rédigez la relève à partir de ce qui reste ouvert.',
        ),
      ],
      [
        'es',
        words(
          'Trabajar en la mesa de guardia',
          'Qué hay en ella, en qué orden y cómo se entrega el turno.',
          'Ejercicio.\n\nLo más urgente está arriba. Tome un asunto antes de trabajarlo, para que nadie lo haga dos veces. Aparte lo que espera una hora. Al final del turno escriba la entrega a partir de lo que sigue abierto.',
        ),
      ],
      [
        'ar',
        words(
          'العمل على مكتب المناوبة',
          'ما يوجد على المكتب وبأي ترتيب وكيف تُسلَّم المناوبة.',
          'تمرين.\n\nالأكثر إلحاحًا في الأعلى. استلم البند قبل العمل عليه حتى لا يعمل عليه شخصان. أجّل ما ينتظر وقتًا محددًا. وفي نهاية المناوبة اكتب التسليم مما بقي مفتوحًا.',
        ),
      ],
      [
        'vi',
        words(
          'Làm việc tại bàn trực',
          'Trên bàn trực có gì, theo thứ tự nào và bàn giao ra sao.',
          'Diễn tập.\n\nViệc khẩn nhất đứng đầu. Hãy nhận việc trước khi làm để không ai làm trùng. Tạm cất việc còn chờ đến giờ. Cuối ca, viết bàn giao từ những việc còn mở; ca sau ký nhận.',
        ),
      ],
    ],
  },
  {
    by: 'gs.analyst',
    days: 60,
    reviewIn: 300,
    kind: 'how-to',
    screens: ['/requests'],
    texts: [
      [
        'en',
        words(
          'Asking the network for analysis',
          'Say which decision the answer serves and by when; the network proposes whom to ask and why.',
          'Exercise.\n\nA good request names the decision, the day and the reader. Say what is known, and what of it may be shown. Look at earlier answers before you send. When the answer has come, say what it led to: those who wrote it learn from it.',
        ),
      ],
      [
        'fr',
        words(
          'Demander une analyse au réseau',
          'Dites quelle décision la réponse servira et pour quand; le réseau propose à qui demander et pourquoi.',
          'Exercice.\n\nUne bonne demande nomme la décision, le jour et le lecteur. Dites ce qui est connu et ce qui peut être montré. Regardez les réponses antérieures avant d’envoyer.',
        ),
      ],
      [
        'vi',
        words(
          'Yêu cầu mạng lưới phân tích',
          'Nêu quyết định mà câu trả lời phục vụ và thời hạn; mạng lưới đề xuất hỏi ai và vì sao.',
          'Diễn tập.\n\nMột yêu cầu tốt nêu rõ quyết định, ngày và người đọc. Nói điều đã biết và phần nào được phép cho xem. Xem các câu trả lời trước khi gửi. Khi có trả lời, hãy cho biết kết quả.',
        ),
      ],
      [
        'ar',
        words(
          'طلب تحليل من الشبكة',
          'اذكر القرار الذي يخدمه الجواب وموعده؛ والشبكة تقترح من يُسأل ولماذا.',
          'تمرين.\n\nالطلب الجيد يذكر القرار واليوم والقارئ. اذكر المعروف وما يجوز إظهاره منه. انظر في الأجوبة السابقة قبل الإرسال.',
        ),
      ],
    ],
  },
  {
    by: 'gs.analyst',
    days: 58,
    reviewIn: 300,
    kind: 'how-to',
    screens: ['/files'],
    texts: [
      [
        'en',
        words(
          'Analysis files from order to end',
          'Every file has a purpose, readers and a last day; what leaves it bears the strictest code of its parts.',
          'Exercise.\n\nState what the file is for and why less would not do. Data protection advises, the secretariat opens. Each statement has a source and a grade as received. Two entities are joined by people, with a reason, and the joining can be undone.',
        ),
      ],
      [
        'ar',
        words(
          'ملفات التحليل من الأمر إلى النهاية',
          'لكل ملف غرض وقراء ويوم أخير؛ وما يخرج منه يحمل أشد رموز أجزائه.',
          'تمرين.\n\nاذكر غرض الملف ولماذا لا يكفي أقل منه. تبدي حماية البيانات رأيها وتفتح الأمانة الملف. لكل قول مصدر ودرجة كما وردت.',
        ),
      ],
      [
        'vi',
        words(
          'Hồ sơ phân tích từ lệnh đến kết thúc',
          'Mỗi hồ sơ có mục đích, người đọc và ngày cuối; thứ rời hồ sơ mang mã chặt nhất của các phần.',
          'Diễn tập.\n\nNêu hồ sơ để làm gì và vì sao ít hơn thì không đủ. Bộ phận bảo vệ dữ liệu cho ý kiến, ban thư ký mở. Mỗi phát biểu có nguồn và mức đánh giá như khi nhận.',
        ),
      ],
    ],
  },
  {
    by: 'gs.analyst',
    days: 55,
    reviewIn: 300,
    kind: 'how-to',
    screens: ['/threats'],
    texts: [
      [
        'en',
        words(
          'Keeping a threat in the register',
          'A threat has an owner, a level, a trend and a day on which it is looked at again.',
          'Exercise.\n\nPropose what more than one bureau sees. Level says how much harm, trend says which way. Write what the judgement rests on. On the day of review judge again, even when nothing changed.',
        ),
      ],
      [
        'fr',
        words(
          'Tenir une menace au registre',
          'Une menace a un responsable, un niveau, une tendance et un jour où elle est revue.',
          'Exercice.\n\nProposez ce que plus d’un bureau voit. Le niveau dit combien de mal, la tendance dans quel sens. Écrivez sur quoi repose le jugement.',
        ),
      ],
      [
        'es',
        words(
          'Llevar una amenaza en el registro',
          'Una amenaza tiene responsable, nivel, tendencia y un día en que se revisa.',
          'Ejercicio.\n\nProponga lo que ve más de una oficina. El nivel dice cuánto daño, la tendencia hacia dónde. Escriba en qué se apoya el juicio.',
        ),
      ],
    ],
  },
  {
    by: 'fr.analyst',
    days: 180,
    reviewIn: 190,
    kind: 'method',
    crimeAreas: ['identity-and-document-fraud'],
    texts: [
      [
        'fr',
        words(
          'Examiner un passeport sans appareil',
          'Cinq gestes au guichet, en vingt secondes, avant tout appareil.',
          'Exercice.\n\nToucher, incliner, compter les fils, lire la zone lisible par machine à voix haute, comparer le visage. Un doute suffit pour demander.',
        ),
      ],
      [
        'en',
        words(
          'Examining a passport without a device',
          'Five movements at the counter, in twenty seconds, before any device.',
          'Exercise.\n\nTouch, tilt, count the threads, read the machine-readable zone aloud, compare the face. One doubt is enough to ask.',
        ),
      ],
      [
        'ar',
        words(
          'فحص جواز السفر بلا جهاز',
          'خمس حركات عند الشباك في عشرين ثانية قبل أي جهاز.',
          'تمرين.\n\nاللمس والإمالة وعدّ الخيوط وقراءة المنطقة المقروءة آليًا ومقارنة الوجه. شك واحد يكفي للسؤال.',
        ),
      ],
    ],
    wantedBy: [
      ['vn.desk', 'vi'],
      ['th.desk', 'vi'],
      ['mx.desk', 'es'],
    ],
  },
  {
    by: 'vn.analyst',
    days: 4,
    reviewIn: 360,
    kind: 'lesson',
    crimeAreas: ['people-smuggling'],
    lesson: true,
    texts: [
      [
        'vi',
        words(
          'Bài học: hỏi đúng giờ thì gặp được người',
          'Ba cơ quan cùng nhìn một tuyến; câu hỏi có quyết định và ngày thì được trả lời kịp.',
          'Diễn tập.\n\nYêu cầu nêu rõ hai cửa khẩu cần chọn. Số liệu theo tuần đủ cho đối tác, không cần tên ai. Manh mối đến chốt trước ca đêm. Gõ và hỏi trước khi mở sàn xe.',
        ),
      ],
      [
        'en',
        words(
          'Lesson: asked in time, met in time',
          'Three bureaus saw one route; a question with a decision and a day was answered before the day.',
          'Exercise.\n\nThe request named two posts to choose from. Figures by week were enough for the partner, no name was needed. The lead reached the post before the night shift. Knock and speak before you open a floor.',
        ),
      ],
    ],
  },
  {
    by: 'my.analyst',
    days: 33,
    reviewIn: 330,
    kind: 'method',
    crimeAreas: ['maritime-crime', 'people-smuggling'],
    texts: [
      [
        'en',
        words(
          'Reading tide tables with crossings',
          'Lay crossings over the tide: small boats leave within an hour of high water.',
          'Exercise.\n\nTake the tide at the mouth of the river, not at the port. Shift by the hour the boat needs. What is left over is weather or something else.',
        ),
      ],
    ],
    wantedBy: [
      ['vn.analyst', 'vi'],
      ['eg.analyst', 'ar'],
    ],
  },
  {
    by: 'de.analyst',
    days: 395,
    reviewIn: -25,
    kind: 'reference',
    crimeAreas: ['vehicle-crime'],
    texts: [
      [
        'en',
        words(
          'Where chassis numbers are punched',
          'Places of the number by kind of vehicle, and what a second number means.',
          'Exercise.\n\nVans: right rail behind the front wheel. Lorries: outside of the right beam. A second number under paint is older than the paint.',
        ),
      ],
      [
        'fr',
        words(
          'Où sont frappés les numéros de châssis',
          'Emplacements selon le véhicule, et ce que signifie un second numéro.',
          'Exercice.\n\nFourgons: longeron droit derrière la roue avant. Camions: face extérieure du longeron droit.',
        ),
      ],
    ],
  },
  {
    by: 'sg.analyst',
    days: 70,
    reviewIn: 290,
    kind: 'method',
    crimeAreas: ['money-laundering', 'financial-crime'],
    texts: [
      [
        'en',
        words(
          'Following a fare through accounts',
          'Fares are split, paid late and gathered in one account; look two days after a crossing.',
          'Exercise.\n\nGather payments by day, not by payer. The same odd amount is worth more than a large one. Ask the bank for hours, not only for days.',
        ),
      ],
      [
        'es',
        words(
          'Seguir el pago de un viaje por cuentas',
          'Los pagos se parten, llegan tarde y se juntan en una cuenta; mire dos días después del cruce.',
          'Ejercicio.\n\nAgrupe los pagos por día, no por pagador. El mismo importe extraño vale más que uno grande.',
        ),
      ],
    ],
  },
  {
    by: 'eg.analyst',
    days: 44,
    reviewIn: 320,
    kind: 'method',
    crimeAreas: ['people-smuggling'],
    texts: [
      [
        'ar',
        words(
          'مقابلة من وصلوا بالقوارب',
          'من يسافر ضحية أولًا: ماء وطبيب ومترجم، ثم الأسئلة.',
          'تمرين.\n\nاسأل عن الطريق لا عن الشخص. لا تسأل طفلًا وحده. اكتب ما قيل كما قيل، ومن قاله بوظيفته لا باسمه.',
        ),
      ],
      [
        'en',
        words(
          'Talking with people who came by boat',
          'Whoever travels is a victim first: water, a doctor, an interpreter, then questions.',
          'Exercise.\n\nAsk about the way, not about the person. Never question a child alone. Write what was said as it was said, and who said it by function.',
        ),
      ],
      [
        'fr',
        words(
          'Parler avec ceux qui arrivent par bateau',
          'Qui voyage est d’abord victime: de l’eau, un médecin, un interprète, puis les questions.',
          'Exercice.\n\nInterrogez sur le chemin, pas sur la personne. Jamais un enfant seul.',
        ),
      ],
      [
        'vi',
        words(
          'Nói chuyện với người đến bằng thuyền',
          'Người đi trước hết là nạn nhân: nước, bác sĩ, phiên dịch, rồi mới hỏi.',
          'Diễn tập.\n\nHỏi về đường đi, đừng hỏi về con người. Không bao giờ hỏi riêng một đứa trẻ.',
        ),
      ],
    ],
  },
  {
    by: 'gs.analyst',
    days: 50,
    reviewIn: 250,
    kind: 'reference',
    texts: [
      [
        'en',
        words(
          'Grades of five schemes side by side',
          '4x4, 5x5x5, 3x5x2, 6x6 and the traffic lights: what each says and what it does not.',
          'Exercise.\n\nA grade is kept as received. The nearest grade stands beside it, with what it leaves out. The traffic light says who may read, not how sure it is.',
        ),
      ],
      [
        'es',
        words(
          'Grados de cinco esquemas, uno junto a otro',
          '4x4, 5x5x5, 3x5x2, 6x6 y los semáforos: qué dice cada uno y qué no.',
          'Ejercicio.\n\nUn grado se guarda como se recibió. A su lado está el más cercano, con lo que deja fuera.',
        ),
      ],
      [
        'ar',
        words(
          'درجات خمسة نُظم جنبًا إلى جنب',
          'ما تقوله كل درجة وما لا تقوله.',
          'تمرين.\n\nتُحفظ الدرجة كما وردت وبجانبها الأقرب إليها مع ما تتركه.',
        ),
      ],
    ],
  },
  {
    by: 'th.analyst',
    days: 3,
    reviewIn: 200,
    kind: 'method',
    crimeAreas: ['people-smuggling'],
    draft: true,
    texts: [
      [
        'en',
        words(
          'Counting lorries by floor height',
          'A draft: what to count at the gate for four weeks.',
          'Exercise.\n\nSill, floor inside, difference. Hour and direction. No plate, no name.',
        ),
      ],
    ],
  },
]

export type InventedQuestion = {
  readonly by: string
  readonly days: number
  readonly language: Language
  readonly title: string
  readonly body: string
  readonly answers: readonly {
    readonly by: string
    readonly language: Language
    readonly body: string
    readonly helped?: true
  }[]
}

export const questions: readonly InventedQuestion[] = [
  {
    by: 'vn.desk',
    days: 10,
    language: 'vi',
    title: 'Số bên dưới lớp sơn mới có ghi vào báo cáo không?',
    body: 'Diễn tập. Trên khung xe có hai số, một số dưới lớp sơn.',
    answers: [
      {
        by: 'de.analyst',
        language: 'en',
        body: 'Exercise. Yes, both: the one under the paint is the older one. Say which is which.',
        helped: true,
      },
      { by: 'fr.desk', language: 'fr', body: 'Exercice. Oui, et une photographie de côté.' },
    ],
  },
  {
    by: 'ke.analyst',
    days: 5,
    language: 'en',
    title: 'How do you tell carved bone from ivory in a photograph?',
    body: 'Exercise. We have pictures of declarations only, no pieces.',
    answers: [
      {
        by: 'jp.analyst',
        language: 'en',
        body: 'Exercise. Lines that cross at a wide angle. In a picture it is a guess; ask for the piece.',
      },
    ],
  },
  {
    by: 'ma.desk',
    days: 1,
    language: 'fr',
    title: 'Qui traduit une audition du laotien la nuit?',
    body: 'Exercice. Nous cherchons quelqu’un du réseau qui parle laotien et répond après minuit.',
    answers: [],
  },
]
