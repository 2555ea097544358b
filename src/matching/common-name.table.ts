/** Names so common that they tell little, by the bits they tell, worldwide and about; in any script. */
export const commonNames: readonly (readonly [number, string])[] = [
  [4, 'nguyễn mohammed muhammad mohamed mohammad محمد'],
  [
    5,
    `trần lê kim lee li wang zhang chen liu ahmed ahmad ali maria garcía singh khan kumar 王 李 张 張 刘 陈 陳 김 이 박 park hernández
    rodríguez martínez lópez gonzález pérez văn thị أحمد احمد علي john jose ivan hassan hussein josé ana`,
  ],
  [
    6,
    `phạm huỳnh hoàng phan vũ võ đặng bùi đỗ hồ ngô dương lý anh minh hùng dũng linh lan hương thanh hoa long nam tuấn sơn quang đức hải hà
    yang huang zhao wu zhou xu sun ma zhu hu guo he gao lin luo zheng liang xie song tang wei jun jie ming hong hui ying yan ping lei
    choi jung jeong kang cho yoon jang lim han oh seo shin kwon hwang ahn jong sung young hyun jin min su hee soo yu
    김 최 정 강 조 윤 장 임
    smith johnson williams brown jones davis miller wilson taylor thomas moore martin jackson white james robert michael william david
    mary richard joseph charles daniel paul mark george sánchez ramírez torres flores rivera gómez díaz cruz reyes morales juan luis
    carlos pedro miguel antonio francisco jesús fernández da silva santos oliveira souza pereira ferreira joão paulo costa
    ibrahim omar yusuf youssef abdullah hasan husain hamid khalid saeed said mustafa mahmoud abdul saleh salem mehmet fatima fatma aisha
    حسن حسين ابراهيم إبراهيم عمر يوسف عبدالله خالد سعيد مصطفى محمود صالح سالم فاطمة عبدالرحمن
    devi das sharma ram patel begum shah bibi raj mohan lal rao reddy
    ivanov ivanova petrov aleksandr alexander sergey andrey dmitry elena olga natalia иван иванов александр сергей андрей дмитрий елена ольга
    anna jean pierre marie peter hans thomas andrea`,
  ],
  [
    7,
    `trịnh đinh mai trương lương đoàn tô phúc phương thu thảo trang tâm hiền hạnh bình nga ngọc dung khánh việt cường thắng trung tùng
    deng feng han cao peng zeng xiao tian dong pan yuan cai jiang yu du ye cheng su wei lü ding ren shen yao lu jiang cui zhong tan
    chan wong cheung lau leung ng chow yeung cheng ho lam tan lim ong goh
    xiaoming jianguo jing fang tao qiang gang yong bin bo peng hao xin na mei xia juan min lihua
    jihoon minjun seoyeon jiyoung youngsoo sunghoon
    anderson thompson harris clark lewis robinson walker allen king wright scott hill green adams baker nelson hall campbell
    mitchell carter roberts jennifer patricia linda elizabeth barbara susan sarah karen nancy lisa steven kevin brian edward ronald anthony
    müller schmidt schneider fischer weber meyer wagner becker schulz hoffmann koch bauer richter klein wolf schröder neumann
    michael andreas stefan christian martin frank ursula monika petra sabine
    dubois durand leroy moreau laurent simon lefebvre bertrand roux david philippe nicolas françois christophe nathalie isabelle sophie
    rossi russo ferrari esposito bianchi romano colombo ricci giuseppe francesco giovanni marco mario luca
    nowak kowalski wiśniewski wójcik kowalczyk kamiński lewandowski jan andrzej piotr krzysztof
    novák svoboda novotný dvořák popescu ionescu popa nagy kovács tóth szabó horváth kiss varga lászló istván jozsef
    papadopoulos georgios dimitrios ioannis konstantinos nikolaos γεώργιος δημήτριος ιωάννης παπαδόπουλος
    smirnov kuznetsov popov vasiliev sokolov mikhailov novikov fedorov morozov volkov alekseev lebedev semenov egorov pavlov kozlov
    смирнов кузнецов попов васильев соколов михайлов новиков федоров морозов волков петров
    vladimir nikolai mikhail alexey igor yuri viktor tatiana irina svetlana anastasia ekaterina
    владимир николай михаил алексей игорь юрий виктор татьяна ирина светлана
    shevchenko bondarenko kovalenko boyko tkachenko kravchenko oleksandr volodymyr mykola шевченко коваленко
    yılmaz kaya demir şahin çelik yıldız yıldırım öztürk aydın özdemir arslan doğan kılıç aslan çetin mustafa ahmet ayşe emine hatice hüseyin
    hossain rahman islam uddin akter khatun chowdhury miah abdulrahman abdulaziz karim jamal kamal nasser nasir samir tariq walid amir
    sheikh shaikh cheikh hajj الشيخ الحاج bilal rashid malik qasim farah abdi hussain iqbal anwar aziz akram imran asif usman zahra zainab maryam mariam khadija amina layla
    حسینی رضا مهدی کریم جمال كمال ناصر سمير طارق وليد امير راشد عثمان مريم زينب حسيني احمدی محمدی
    cohen levy mizrahi peretz biton כהן לוי מזרחי פרץ moshe yosef david sarah rachel
    tanaka suzuki sato takahashi watanabe ito yamamoto nakamura kobayashi kato yoshida yamada sasaki hiroshi takashi yuki さとう すずき たなか
    gupta verma yadav mishra jain mehta joshi nair iyer pillai amit rahul sanjay rajesh suresh anil sunil vijay ashok priya sunita
    abubakar musa sani usman ibrahim okafor okonkwo adeyemi mensah owusu diallo traoré keita coulibaly ndiaye diop sow ba touré camara cissé
    tesfaye haile abebe kebede tadesse bekele mohamud warsame osman
    pereira rodrigues alves lima gomes ribeiro martins carvalho almeida lopes soares fernandes vieira barbosa rocha dias marcos josé
    rojas castro ortiz gutiérrez chávez ramos ruiz mendoza alvarez castillo jiménez romero moreno vásquez herrera medina aguilar vargas
    jorge manuel fernando alejandro ricardo roberto eduardo javier sergio rosa carmen guadalupe juana margarita`,
  ],
]
