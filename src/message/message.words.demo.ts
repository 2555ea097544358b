// What bureaus of the demonstration write to each other, in five languages; every text says that it is an exercise.
import type { Language } from '../terms/language.ts'
import type { FormKind } from './message.form.schema.ts'

export type Said = {
  readonly subject: string
  readonly question: string
  readonly answer: string
  readonly more: string
}

export type Asking = 'identity-check' | 'criminal-record' | 'vehicle' | 'arrest-follow-up' | 'verification' | 'free'

/** Subjects name nobody: who is meant stands in the form. */
export const said: Readonly<Record<Asking & FormKind, Readonly<Record<Language, Said>>>> = {
  'identity-check': {
    en: {
      subject: 'EXERCISE – identity check, airport arrival',
      question:
        'Exercise. The person in the form arrived this morning and gives two different dates of birth. Please confirm the identity and send a photograph if you hold one.',
      answer: 'Exercise. The identity is confirmed. The second date of birth is a clerical mistake in an older card.',
      more: 'Exercise. Could you also tell us whether the older card was ever reported lost?',
    },
    fr: {
      subject: 'EXERCICE – vérification d’identité',
      question:
        'Exercice. La personne du formulaire se présente sans document. Elle dit être née chez vous. Merci de confirmer l’identité et la nationalité.',
      answer: 'Exercice. L’identité est confirmée. Le passeport a été renouvelé l’an dernier par notre consulat.',
      more: 'Exercice. Disposez-vous d’empreintes digitales, afin de lever le dernier doute ?',
    },
    es: {
      subject: 'EJERCICIO – comprobación de identidad',
      question:
        'Ejercicio. La persona del formulario se identificó con un carné caducado. Les rogamos que confirmen la identidad y el último domicilio conocido.',
      answer: 'Ejercicio. Se confirma la identidad. El último domicilio figura en las respuestas del formulario.',
      more: 'Ejercicio. ¿Consta algún otro nombre utilizado por esta persona?',
    },
    ar: {
      subject: 'تمرين – التحقق من الهوية',
      question: 'تمرين. وصل الشخص المذكور في النموذج فجر اليوم ويحمل بطاقة يصعب قراءتها. نرجو تأكيد الهوية والجنسية.',
      answer: 'تمرين. الهوية مؤكدة، وقد صدرت البطاقة عن دائرتنا وهي سارية.',
      more: 'تمرين. هل لديكم صورة حديثة للشخص؟',
    },
    vi: {
      subject: 'DIỄN TẬP – xác minh nhân thân',
      question:
        'Diễn tập. Người trong biểu mẫu nhập cảnh sáng nay, khai hai ngày sinh khác nhau. Đề nghị xác minh nhân thân và gửi ảnh nếu có.',
      answer: 'Diễn tập. Nhân thân đã được xác minh. Ngày sinh thứ hai là do ghi sai trên thẻ cũ.',
      more: 'Diễn tập. Thẻ cũ đã từng bị báo mất chưa?',
    },
  },
  'criminal-record': {
    en: {
      subject: 'EXERCISE – criminal record for a pending case',
      question:
        'Exercise. The person in the form is before our investigating judge for fraud. Please send convictions and pending proceedings.',
      answer: 'Exercise. One conviction, eight years ago, served. The extract follows through this network.',
      more: 'Exercise. Please add the text of the judgement if it may be used as evidence.',
    },
    fr: {
      subject: 'EXERCICE – antécédents judiciaires',
      question:
        'Exercice. La personne du formulaire est mise en examen pour escroquerie. Merci de nous indiquer ses condamnations et procédures en cours.',
      answer: 'Exercice. Aucune condamnation. Une procédure a été classée sans suite il y a trois ans.',
      more: 'Exercice. Pouvez-vous préciser le motif du classement ?',
    },
    es: {
      subject: 'EJERCICIO – antecedentes penales',
      question:
        'Ejercicio. La persona del formulario está siendo investigada por estafa en línea. Solicitamos condenas y detenciones.',
      answer: 'Ejercicio. Constan dos detenciones y ninguna condena.',
      more: 'Ejercicio. ¿Puede indicarse la fecha de la segunda detención?',
    },
    ar: {
      subject: 'تمرين – طلب سوابق جنائية',
      question: 'تمرين. الشخص المذكور في النموذج قيد التحقيق في قضية احتيال. نرجو موافاتنا بالأحكام والتوقيفات.',
      answer: 'تمرين. لا توجد أحكام بالإدانة، وهناك توقيف واحد قبل أربع سنوات.',
      more: 'تمرين. نرجو بيان سبب التوقيف إن أمكن.',
    },
    vi: {
      subject: 'DIỄN TẬP – đề nghị cung cấp tiền án, tiền sự',
      question:
        'Diễn tập. Người trong biểu mẫu đang bị điều tra về hành vi lừa đảo. Đề nghị cung cấp các bản án và lần bị bắt.',
      answer: 'Diễn tập. Có một bản án cách đây sáu năm, đã chấp hành xong.',
      more: 'Diễn tập. Đề nghị cho biết tội danh trong bản án.',
    },
  },
  vehicle: {
    en: {
      subject: 'EXERCISE – vehicle stopped at the port',
      question:
        'Exercise. The vehicle in the form was stopped before loading. The chassis plate looks re-riveted. Is it reported stolen, and who is the keeper?',
      answer: 'Exercise. Not reported stolen. The keeper sold it in spring; the buyer never registered it.',
      more: 'Exercise. Please ask the maker for the build data: the engine does not belong to this year.',
    },
    fr: {
      subject: 'EXERCICE – véhicule contrôlé au port',
      question:
        'Exercice. Le véhicule du formulaire a été contrôlé avant embarquement. Est-il signalé volé ? Qui en est le titulaire ?',
      answer: 'Exercice. Signalé volé par son assureur la semaine dernière. Merci de le retenir pour examen.',
      more: 'Exercice. Le véhicule est retenu. Quand votre expert peut-il venir ?',
    },
    es: {
      subject: 'EJERCICIO – vehículo controlado en el puerto',
      question:
        'Ejercicio. El vehículo del formulario lleva una matrícula que no corresponde al modelo. Solicitamos titular e historial.',
      answer: 'Ejercicio. La matrícula pertenece a otro vehículo, dado de baja hace dos años.',
      more: 'Ejercicio. ¿Pueden enviar fotografías del bastidor?',
    },
    ar: {
      subject: 'تمرين – مركبة أوقفت في الميناء',
      question: 'تمرين. أوقفت المركبة المذكورة في النموذج قبل شحنها. هل هي مبلغ عن سرقتها، ومن مالكها المسجل؟',
      answer: 'تمرين. غير مبلغ عن سرقتها، وقد نُقلت ملكيتها الشهر الماضي.',
      more: 'تمرين. نرجو إرسال نسخة من سجل التسجيل.',
    },
    vi: {
      subject: 'DIỄN TẬP – xe bị dừng tại cửa khẩu',
      question:
        'Diễn tập. Xe trong biểu mẫu bị dừng tại cửa khẩu, số khung có dấu hiệu đục lại. Xe có bị báo mất cắp không?',
      answer: 'Diễn tập. Xe không bị báo mất cắp; chủ đăng ký đã bán xe từ tháng ba.',
      more: 'Diễn tập. Đề nghị gửi ảnh số khung và số máy.',
    },
  },
  'arrest-follow-up': {
    en: {
      subject: 'EXERCISE – arrest on your request',
      question:
        'Exercise. The person in the form was arrested on your request and can be held until the day given. Is extradition sought, and when do the papers follow?',
      answer: 'Exercise. Extradition is sought. The papers leave through diplomatic channels; copies follow here.',
      more: 'Exercise. The court asks for the text of the law and its time limit.',
    },
    fr: {
      subject: 'EXERCICE – arrestation à votre demande',
      question:
        'Exercice. La personne du formulaire a été arrêtée à votre demande. L’extradition est-elle demandée ? Les documents doivent nous parvenir avant la date indiquée.',
      answer: 'Exercice. L’extradition est demandée. Les documents partent par la voie diplomatique.',
      more: 'Exercice. Le tribunal souhaite l’exposé des faits en anglais.',
    },
    es: {
      subject: 'EJERCICIO – detención a solicitud suya',
      question:
        'Ejercicio. La persona del formulario fue detenida a solicitud suya. ¿Se solicita la extradición? El plazo vence el día indicado.',
      answer: 'Ejercicio. Se solicita la extradición; la documentación sale hoy por vía diplomática.',
      more: 'Ejercicio. El juzgado pide el texto legal y la pena prevista.',
    },
    ar: {
      subject: 'تمرين – توقيف بناءً على طلبكم',
      question: 'تمرين. أوقف الشخص المذكور في النموذج بناءً على طلبكم. هل يُطلب التسليم، ومتى تصل الوثائق؟',
      answer: 'تمرين. نطلب التسليم، والوثائق في طريقها عبر القنوات الدبلوماسية.',
      more: 'تمرين. تطلب المحكمة ملخصاً للوقائع باللغة العربية.',
    },
    vi: {
      subject: 'DIỄN TẬP – bắt giữ theo yêu cầu của quý cơ quan',
      question:
        'Diễn tập. Người trong biểu mẫu đã bị bắt theo yêu cầu của quý cơ quan. Quý cơ quan có yêu cầu dẫn độ không, và khi nào gửi giấy tờ?',
      answer: 'Diễn tập. Chúng tôi yêu cầu dẫn độ. Giấy tờ được gửi qua đường ngoại giao.',
      more: 'Diễn tập. Tòa án đề nghị gửi điều luật và thời hiệu.',
    },
  },
  verification: {
    en: {
      subject: 'EXERCISE – is your record still valid?',
      question:
        'Exercise. The document in the form was shown at our border. Is your record still valid, and what do you wish us to do?',
      answer: 'Exercise. The record stands. Please return the document to its holder if the photograph agrees.',
      more: 'Exercise. Returned. The holder asks how to have the record withdrawn.',
    },
    fr: {
      subject: 'EXERCICE – votre enregistrement est-il toujours valable ?',
      question:
        'Exercice. Le document du formulaire a été présenté à notre frontière. Votre enregistrement est-il toujours valable ?',
      answer: 'Exercice. L’enregistrement était erroné ; il est retiré. Merci de laisser voyager le titulaire.',
      more: 'Exercice. Le titulaire a pu poursuivre son voyage.',
    },
    es: {
      subject: 'EJERCICIO – ¿sigue siendo válido su registro?',
      question:
        'Ejercicio. El documento del formulario se presentó en nuestra frontera. ¿Sigue siendo válido su registro?',
      answer: 'Ejercicio. El registro sigue vigente. Les rogamos que retengan el documento y nos lo envíen.',
      more: 'Ejercicio. El documento sale mañana por mensajería.',
    },
    ar: {
      subject: 'تمرين – هل لا يزال سجلكم سارياً؟',
      question: 'تمرين. عُرضت الوثيقة المذكورة في النموذج على حدودنا. هل لا يزال سجلكم سارياً؟',
      answer: 'تمرين. السجل سارٍ. نرجو إعادة الوثيقة إلى صاحبها بعد مقارنة الصورة.',
      more: 'تمرين. أُعيدت الوثيقة إلى صاحبها.',
    },
    vi: {
      subject: 'DIỄN TẬP – dữ liệu của quý cơ quan còn hiệu lực không?',
      question:
        'Diễn tập. Giấy tờ trong biểu mẫu được xuất trình tại cửa khẩu của chúng tôi. Dữ liệu còn hiệu lực không?',
      answer: 'Diễn tập. Dữ liệu còn hiệu lực. Đề nghị trả giấy tờ cho người mang sau khi đối chiếu ảnh.',
      more: 'Diễn tập. Đã trả giấy tờ cho người mang.',
    },
  },
  free: {
    en: {
      subject: 'EXERCISE – working meeting on a smuggling route',
      question: 'Exercise. We see the same lorries on two ferries. Can your analysts join a call this week?',
      answer: 'Exercise. Yes: Thursday, 09:00Z. We bring the sailing lists.',
      more: 'Exercise. Thank you. Please keep the list under H1 until then.',
    },
    fr: {
      subject: 'EXERCICE – réunion de travail sur une filière',
      question:
        'Exercice. Nous observons les mêmes camions sur deux ferries. Vos analystes peuvent-ils participer à un appel ?',
      answer: 'Exercice. Oui, jeudi à 09:00Z. Nous apporterons les listes d’embarquement.',
      more: 'Exercice. Merci. Nous préparons une carte des traversées.',
    },
    es: {
      subject: 'EJERCICIO – reunión de trabajo sobre una ruta',
      question:
        'Ejercicio. Observamos los mismos camiones en dos transbordadores. ¿Pueden sus analistas participar en una llamada?',
      answer: 'Ejercicio. Sí: el jueves a las 09:00Z.',
      more: 'Ejercicio. Gracias. Enviaremos el orden del día.',
    },
    ar: {
      subject: 'تمرين – اجتماع عمل بشأن مسار تهريب',
      question: 'تمرين. نلاحظ الشاحنات نفسها على عبّارتين. هل يستطيع محللوكم المشاركة في مكالمة هذا الأسبوع؟',
      answer: 'تمرين. نعم، يوم الخميس الساعة 09:00Z.',
      more: 'تمرين. شكراً، سنرسل جدول الأعمال.',
    },
    vi: {
      subject: 'DIỄN TẬP – trao đổi về một tuyến buôn lậu',
      question:
        'Diễn tập. Chúng tôi thấy cùng những xe tải trên hai chuyến phà. Phân tích viên của quý cơ quan có thể họp trực tuyến tuần này không?',
      answer: 'Diễn tập. Được: thứ Năm, 09:00Z.',
      more: 'Diễn tập. Cảm ơn. Chúng tôi sẽ gửi chương trình.',
    },
  },
}
