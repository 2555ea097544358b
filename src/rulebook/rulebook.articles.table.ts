// The articles of the first terms of reference, in the four official languages and Vietnamese; each with the clauses it is the ground of.
import type { Article } from './rulebook.schema.ts'

type Words = Article['text']
const words = (en: string, fr: string, es: string, ar: string, vi: string): Words => ({ en, fr, es, ar, vi })

export const firstArticles: readonly Article[] = [
  {
    number: '1',
    title: words('Purpose', 'But', 'Finalidad', 'الغرض', 'Mục đích'),
    text: words(
      'The network joins analysts of members, regional police bodies, experts and partners. They exchange information and analysis on named threats so that decisions are taken in time.',
      'Le réseau réunit les analystes des membres, des organismes régionaux de police, des experts et des partenaires. Ils échangent informations et analyses sur des menaces désignées afin que les décisions soient prises à temps.',
      'La red reúne a analistas de los miembros, de los organismos policiales regionales, a expertos y a asociados. Intercambian información y análisis sobre amenazas determinadas para que las decisiones se tomen a tiempo.',
      'تجمع الشبكة محللي الأعضاء وهيئات الشرطة الإقليمية والخبراء والشركاء، وهم يتبادلون المعلومات والتحليلات عن تهديدات محددة لكي تُتخذ القرارات في وقتها.',
      'Mạng lưới tập hợp các nhà phân tích của thành viên, tổ chức cảnh sát khu vực, chuyên gia và đối tác, trao đổi thông tin và phân tích về các mối đe dọa được nêu tên để quyết định được đưa ra kịp thời.',
    ),
    clauses: ['network.take-part'],
  },
  {
    number: '2',
    title: words('Participants', 'Participants', 'Participantes', 'المشاركون', 'Bên tham gia'),
    text: words(
      'A member, a regional body or a partner takes part once it has accepted these terms and the secretariat of the network has admitted it. It may declare limits, which only take away. Who takes part, and who has left, is seen by all at once.',
      "Un membre, un organisme régional ou un partenaire participe dès qu'il a accepté le présent mandat et que le secrétariat du réseau l'a admis. Il peut déclarer des limites, qui ne font que retrancher. Tous voient aussitôt qui participe et qui s'est retiré.",
      'Un miembro, un organismo regional o un asociado participa cuando ha aceptado este mandato y la secretaría de la red lo ha admitido. Puede declarar límites, que solo restan. Todos ven de inmediato quién participa y quién se ha retirado.',
      'يشارك العضو أو الهيئة الإقليمية أو الشريك بعد قبول هذه الاختصاصات وقبول أمانة الشبكة له. وله أن يعلن حدوداً لا تزيد على الإنقاص. ويرى الجميع فوراً من يشارك ومن انسحب.',
      'Thành viên, tổ chức khu vực hoặc đối tác tham gia khi đã chấp nhận điều khoản này và được ban thư ký mạng lưới kết nạp. Bên tham gia có thể tuyên bố giới hạn, chỉ để bớt đi. Mọi bên thấy ngay ai tham gia và ai đã rời.',
    ),
    clauses: [],
  },
  {
    number: '3',
    title: words('Secretariat', 'Secrétariat', 'Secretaría', 'الأمانة', 'Ban thư ký'),
    text: words(
      'The analysis unit of the General Secretariat is the secretariat of the network. It admits participants, assigns requests that nobody takes, opens and closes analysis files with the advice of data protection, and reports each year.',
      "L'unité d'analyse du Secrétariat général assure le secrétariat du réseau. Elle admet les participants, attribue les demandes que personne ne prend, ouvre et clôt les fichiers d'analyse après avis de la protection des données, et rend compte chaque année.",
      'La unidad de análisis de la Secretaría General es la secretaría de la red. Admite a los participantes, asigna las solicitudes que nadie toma, abre y cierra ficheros de análisis con el dictamen de protección de datos e informa cada año.',
      'وحدة التحليل في الأمانة العامة هي أمانة الشبكة: تقبل المشاركين، وتسند الطلبات التي لم يأخذها أحد، وتفتح ملفات التحليل وتغلقها بعد مشورة حماية البيانات، وتقدم تقريراً كل عام.',
      'Đơn vị phân tích của Tổng thư ký là ban thư ký mạng lưới: kết nạp bên tham gia, giao yêu cầu không ai nhận, mở và đóng hồ sơ phân tích theo ý kiến về bảo vệ dữ liệu và báo cáo hằng năm.',
    ),
    clauses: [],
  },
  {
    number: '4',
    title: words('Requests', 'Demandes', 'Solicitudes', 'الطلبات', 'Yêu cầu'),
    text: words(
      'A request says which decision it serves, by when, for whom, what is known and what may be shown. Members and regional bodies ask one another and the secretariat; a partner asks the secretariat. Whoever is asked accepts, declines with a reason, or says what can be done.',
      "Une demande indique quelle décision elle sert, pour quand, pour qui, ce que l'on sait et ce qui peut être montré. Membres et organismes régionaux se sollicitent entre eux et sollicitent le secrétariat ; un partenaire s'adresse au secrétariat. Celui qui est sollicité accepte, décline avec un motif ou dit ce qui est possible.",
      'Una solicitud dice a qué decisión sirve, para cuándo, para quién, qué se sabe y qué puede mostrarse. Los miembros y organismos regionales se consultan entre sí y a la secretaría; un asociado se dirige a la secretaría. Quien recibe la solicitud la acepta, la rechaza con un motivo o dice qué es posible.',
      'يبيّن الطلب أي قرار يخدم ومتى ولمن، وما هو معروف وما يجوز إظهاره. يسأل الأعضاء والهيئات الإقليمية بعضهم بعضاً وأمانةَ الشبكة، ويسأل الشريك الأمانة. ومن يُسأل يقبل أو يعتذر بسبب أو يبيّن الممكن.',
      'Yêu cầu nêu rõ phục vụ quyết định nào, khi nào cần, cho ai, đã biết gì và được cho xem gì. Thành viên và tổ chức khu vực hỏi lẫn nhau và hỏi ban thư ký; đối tác hỏi ban thư ký. Bên được hỏi nhận, từ chối kèm lý do hoặc cho biết có thể làm gì.',
    ),
    clauses: ['request.ask', 'request.answer'],
  },
  {
    number: '5',
    title: words('Analysis files', "Fichiers d'analyse", 'Ficheros de análisis', 'ملفات التحليل', 'Hồ sơ phân tích'),
    text: words(
      'A file is temporary and bound to its order: purpose, crime areas, duration, categories of data and persons, readers, consent of the sources. Material bears its handling code, its confidentiality and its evaluation, each for itself. Nothing leaves a file that its codes, its order or these terms forbid. It ends in deletion or archive.',
      "Un fichier est temporaire et lié à son ordre de création : but, domaines criminels, durée, catégories de données et de personnes, lecteurs, accord des sources. Le matériel porte son code de traitement, sa confidentialité et son évaluation, chacun pour soi. Rien ne sort d'un fichier de ce que ses codes, son ordre ou le présent mandat interdisent. Il finit supprimé ou archivé.",
      'Un fichero es temporal y está ligado a su orden: finalidad, ámbitos delictivos, duración, categorías de datos y de personas, lectores, consentimiento de las fuentes. El material lleva su código de tratamiento, su confidencialidad y su evaluación, cada uno por separado. Nada sale de un fichero que sus códigos, su orden o este mandato prohíban. Termina suprimido o archivado.',
      'الملف مؤقت ومقيد بأمر إنشائه: الغرض ومجالات الجريمة والمدة وفئات البيانات والأشخاص والقراء وموافقة المصادر. وتحمل المواد رمز المناولة ودرجة السرية والتقييم، كلٌّ على حدة. ولا يخرج من الملف ما تمنعه رموزه أو أمره أو هذه الاختصاصات. وينتهي بالحذف أو الحفظ.',
      'Hồ sơ là tạm thời và gắn với lệnh lập: mục đích, lĩnh vực tội phạm, thời hạn, loại dữ liệu và người, người đọc, sự đồng ý của nguồn. Tài liệu mang mã xử lý, độ mật và đánh giá riêng biệt. Không gì rời hồ sơ nếu mã, lệnh hoặc điều khoản này cấm. Hồ sơ kết thúc bằng xóa hoặc lưu trữ.',
    ),
    clauses: ['file.read', 'file.contribute'],
  },
  {
    number: '6',
    title: words('Personal data', 'Données personnelles', 'Datos personales', 'البيانات الشخصية', 'Dữ liệu cá nhân'),
    text: words(
      'Personal data leave an analysis file only to participants who hold this clause, for a stated purpose, under the codes of their sources. A partner gets the edition free of personal data unless an agreement says otherwise. Knowledge articles hold none.',
      "Les données personnelles ne sortent d'un fichier d'analyse que vers les participants titulaires de cette clause, pour un but déclaré et sous les codes de leurs sources. Un partenaire reçoit l'édition sans données personnelles, sauf accord contraire. Les articles de connaissance n'en contiennent pas.",
      'Los datos personales solo salen de un fichero de análisis hacia participantes titulares de esta cláusula, con una finalidad declarada y bajo los códigos de sus fuentes. Un asociado recibe la edición sin datos personales, salvo acuerdo en contrario. Los artículos de conocimiento no los contienen.',
      'لا تخرج البيانات الشخصية من ملف التحليل إلا إلى مشاركين لهم هذا البند، لغرض معلن وبرموز مصادرها. ويتلقى الشريك النسخة الخالية من البيانات الشخصية ما لم ينص اتفاق على غير ذلك. ولا تتضمنها مقالات المعرفة.',
      'Dữ liệu cá nhân chỉ rời hồ sơ phân tích đến bên có điều khoản này, với mục đích đã nêu và theo mã của nguồn. Đối tác nhận bản không có dữ liệu cá nhân, trừ khi thỏa thuận quy định khác. Bài kiến thức không chứa dữ liệu cá nhân.',
    ),
    clauses: ['personal-data.receive'],
  },
  {
    number: '7',
    title: words(
      'Threats and products',
      'Menaces et produits',
      'Amenazas y productos',
      'التهديدات والمنتجات',
      'Mối đe dọa và sản phẩm',
    ),
    text: words(
      'Threats are named in one register, each with an owner and a day of review. Assessments, early warnings and figures reach the participants whose clauses admit them.',
      'Les menaces sont inscrites dans un registre unique, chacune avec un responsable et une date de révision. Évaluations, alertes précoces et chiffres parviennent aux participants que leurs clauses y autorisent.',
      'Las amenazas constan en un registro único, cada una con un responsable y una fecha de revisión. Evaluaciones, alertas tempranas y cifras llegan a los participantes cuyas cláusulas los admiten.',
      'تُدرج التهديدات في سجل واحد، لكل منها مسؤول وموعد مراجعة. وتصل التقييمات والإنذارات المبكرة والأرقام إلى المشاركين الذين تجيزها بنودهم.',
      'Các mối đe dọa được ghi trong một sổ duy nhất, mỗi mối có bên phụ trách và ngày xem xét. Đánh giá, cảnh báo sớm và số liệu đến với bên tham gia có điều khoản cho phép.',
    ),
    clauses: ['threat.propose', 'product.assessment', 'product.warning', 'product.statistics'],
  },
  {
    number: '8',
    title: words('Experts', 'Experts', 'Expertos', 'الخبراء', 'Chuyên gia'),
    text: words(
      'A bureau nominates experts with their consent, for twenty-four months at a time. Nobody is asked in a conflict of interest. Load and feedback are seen by the expert and their own bureau only.',
      "Un bureau désigne des experts avec leur accord, pour vingt-quatre mois à la fois. Nul n'est sollicité en conflit d'intérêts. La charge et les retours ne sont vus que de l'expert et de son propre bureau.",
      'Una oficina propone expertos con su consentimiento, por veinticuatro meses cada vez. No se consulta a nadie en conflicto de intereses. Solo el experto y su propia oficina ven su carga y las valoraciones.',
      'يرشح المكتب خبراء بموافقتهم، لأربعة وعشرين شهراً في كل مرة. ولا يُسأل أحد في حالة تضارب مصالح. ولا يرى العبء والتقييمات إلا الخبير ومكتبه.',
      'Văn phòng đề cử chuyên gia với sự đồng ý của họ, mỗi lần hai mươi bốn tháng. Không ai được hỏi khi có xung đột lợi ích. Chỉ chuyên gia và văn phòng của họ thấy khối lượng việc và phản hồi.',
    ),
    clauses: ['expert.nominate'],
  },
  {
    number: '9',
    title: words('Leads', 'Pistes', 'Pistas', 'الخيوط', 'Manh mối'),
    text: words(
      'What analysis finds is passed to investigators as a lead with its grade, its handling code, a deadline and what to do. Whoever receives it says what came of it; the analyst is told.',
      "Ce que l'analyse établit est transmis aux enquêteurs comme piste, avec son évaluation, son code de traitement, un délai et la conduite à tenir. Celui qui la reçoit dit ce qu'elle a donné ; l'analyste en est informé.",
      'Lo que halla el análisis se transmite a los investigadores como pista, con su evaluación, su código de tratamiento, un plazo y lo que debe hacerse. Quien la recibe dice en qué resultó; se informa al analista.',
      'يُنقل ما يجده التحليل إلى المحققين خيطاً يحمل تقييمه ورمز مناولته ومهلة وما ينبغي عمله. ومن يتلقاه يبيّن ما أسفر عنه، ويُبلغ المحلل بذلك.',
      'Kết quả phân tích được chuyển cho điều tra viên thành manh mối kèm đánh giá, mã xử lý, thời hạn và việc cần làm. Bên nhận cho biết kết quả; nhà phân tích được thông báo.',
    ),
    clauses: ['lead.give', 'lead.receive'],
  },
  {
    number: '10',
    title: words(
      'Knowledge and training',
      'Connaissance et formation',
      'Conocimiento y formación',
      'المعرفة والتدريب',
      'Kiến thức và đào tạo',
    ),
    text: words(
      'Methods, lessons and answers are written down, reviewed on their day and free of personal data. Training is offered and asked for in one place and practised in the exercise world.',
      "Méthodes, enseignements et réponses sont consignés, révisés à leur date et exempts de données personnelles. La formation s'offre et se demande en un seul lieu et se pratique dans le monde d'exercice.",
      'Métodos, lecciones y respuestas se consignan, se revisan en su fecha y no contienen datos personales. La formación se ofrece y se pide en un solo lugar y se practica en el mundo de ejercicios.',
      'تُدوَّن الأساليب والدروس والأجوبة وتُراجع في موعدها وتخلو من البيانات الشخصية. ويُعرض التدريب ويُطلب في مكان واحد ويُمارس في عالم التمارين.',
      'Phương pháp, bài học và câu trả lời được ghi lại, xem xét đúng ngày và không có dữ liệu cá nhân. Đào tạo được chào và yêu cầu tại một nơi và thực hành trong thế giới diễn tập.',
    ),
    clauses: ['knowledge.write', 'training.offer'],
  },
  {
    number: '11',
    title: words(
      'Leaving and change',
      'Retrait et modification',
      'Retirada y modificación',
      'الانسحاب والتعديل',
      'Rời mạng lưới và sửa đổi',
    ),
    text: words(
      'A participant leaves by its own word, at once. New terms bind those who accept them; until then a participant keeps only what both versions give.',
      "Un participant se retire par sa seule déclaration, aussitôt. Un nouveau mandat lie ceux qui l'acceptent ; jusque-là, un participant ne garde que ce que donnent les deux versions.",
      'Un participante se retira por su sola palabra, de inmediato. Un nuevo mandato obliga a quienes lo aceptan; hasta entonces el participante conserva solo lo que dan ambas versiones.',
      'ينسحب المشارك بكلمته وحدها وفوراً. وتلزم الاختصاصات الجديدة من يقبلها، وإلى ذلك الحين لا يحتفظ المشارك إلا بما تمنحه النسختان معاً.',
      'Bên tham gia rời đi theo ý mình, có hiệu lực ngay. Điều khoản mới ràng buộc bên chấp nhận; cho đến lúc đó bên tham gia chỉ giữ những gì cả hai bản đều trao.',
    ),
    clauses: [],
  },
]
