/**
 * Lexicon of given names that are one name: short and pet forms, and the same name in other languages or scripts. One class
 * a line, `id: forms`; a form may stand in several classes. Replaceable data: read with `readLexicon`.
 */
export const nicknameLexicon = `
abdullah: abdullah abdallah abdulla abdoulaye abdilla abdou abdo abboud
abigail: abigail abby abbie gail
abraham: abraham abe abram bram avraham avi ibrahim ibrahima brahim abramo avram אברהם إبراهيم
adam: adam adamo adão
adebayo: adebayo bayo
adewale: adewale wale
adrian: adrian adrianus adri aad
agnes: agnes agnieszka aga agnès inés agnese neža
alan: alan allan allen al
albert: albert al bert bertie alberto albrecht adalbert beto
alexander: alexander alex alec aleksandr alexandr aleksandar alexandre alessandro alejandro sandro sasha sascha sacha shura xander alek aleks oleksandr aliaksandr olek sander iskander iskandar alasdair alistair sándor alexandros alekos Александр Саша Олександр Αλέξανδρος الكسندر إسكندر
alexandra: alexandra alex sandra sasha sacha aleksandra alexandrine alejandra alessandra oleksandra ola
alexei: aleksei alexei alexey alyosha lyosha oleksii aliaksei alexis alejo
alfred: alfred fred freddy alfie alfredo
alice: alice alicia allie alison
amanda: amanda mandy manda
amelia: amelia amy millie emilia
anastasia: anastasia anastasiya nastya nastia stacy asya
anatoly: anatoly anatoli anatolii anatoliy tolya tolik
andrew: andrew andy drew andrei andrey andrej andré andrés andrea andreas andrzej andriy andrii anders ondrej andris andriejus андрей αντρέας andi jędrek
angela: angela angie angelina angelika
ann: ann anne anna annie anya hannah hanna ana anita annette nancy anneke anushka анна аня
anthony: anthony tony antony antonio anton antoine antoni toni toño antonín antun anto tonino αντώνης антон toninho tonho toon
antonia: antonia toni tonia antonina antonella
arkady: arkady arkadi arkadii arkasha
arthur: arthur art artie arturo artur
ayodele: ayodele ayo dele
ayse: ayşe ayşen ayşo aisha aysha
babatunde: babatunde tunde baba
barbara: barbara barb babs basia bärbel varvara
bartholomew: bartholomew bart bartolomé bartosz bartlomiej bartek
basil: basil vasily vasili vassili vasyl vasile vasilios vassilis basile basilio vasya василий василь
beatrice: beatrice bea trixie beatriz beata
benedict: benedict ben benedikt benedetto benito benoît bence
benjamin: benjamin ben benny benji benjamín binyamin benyamin بنيامين בנימין
bernard: bernard bernie bernardo bernhard
bogdan: bogdan bohdan bodya
boris: boris borya borys
bozena: bożena bożenka
brigitte: brigitte gitta gitte brigitta birgit
caroline: caroline carol carrie carolyn karolina carolina lina
catherine: catherine katherine kathryn kate katie kathy cathy kat kitty kay catalina caterina catarina katarina katharina käthe katrin kati ekaterina yekaterina katya katerina kateryna kasia katarzyna caitlin екатерина катя rina kaatje kaśka
charles: charles charlie chuck chas carlos carlo karl carl karel karol carlitos károly kaarlo carlinhos
charlotte: charlotte lottie lotte carlotta
chinedu: chinedu nedu
christian: christian chris kristian cristian
christina: christina christine chris tina kristina kristin cristina kirsten krystyna
christopher: christopher chris kit topher christoph christophe cristóbal kristof krzysztof kris hristo christos
chukwuemeka: chukwuemeka emeka
claudia: claudia claude claudine
clifford: clifford cliff
concepcion: concepción concha conchita
constantine: constantine konstantin konstantinos kostas costas constantin kostya kostis costel κωνσταντίνος κώστας константин
consuelo: consuelo chelo
cornelius: cornelis cornelius kees cor nelis
cynthia: cynthia cindy
cyril: cyril kirill kyrylo cirilo kyrillos
daniel: daniel dan danny dani daniil danylo danilo daniele danijel danyal даниил דניאל دانيال
david: david dave davy davide davit dawid dawud daoud daud davud dodi דוד داود
deborah: deborah debra deb debbie debora devorah
dennis: dennis denis denny denys dionisio dionysios
diederik: diederik dirk dietrich
dmitri: dmitri dmitry dmitriy dmitrii dmytro dima mitya dimitri dimitrios dimitris dimitar dumitru dzmitry mitsos дмитрий дима дмитро
dolores: dolores lola loli
dominic: dominic dom nick dominik domingo domenico dominique mimmo domi
donald: donald don donny
dorothy: dorothy dot dotty dolly dorothea dorota dora
edmund: edmund ed ned eamon edmundo edmond
edward: edward ed eddie ted teddy ned eduardo edouard eduard edoardo edvard edu dudu duarte
eleanor: eleanor ellie nell nora leonora eleonora elinor
elias: elias elijah eli ilya ilia ilyas illia ilias ilie илья إلياس אליהו
elizabeth: elizabeth liz lizzie beth betty bess eliza lisa libby lisbeth elisabeth elisabetta isabel isabella ilse liesel elzbieta ela yelizaveta elizaveta liza erzsébet bözsi alžběta élise елизавета лиза els bep sisi
ellen: ellen helen helena elena elaine hélène nell nellie lena ilona olena yelena jelena alena helene helga
emanuel: emanuel emmanuel manuel manny manolo immanuel emanuele manolis
emily: emily em emma millie emilie
emine: emine emoş
encarnacion: encarnación encarna
ernest: ernest ernie ernst ernesto ernő
esther: esther ester hester essie
eugene: eugene gene yevgeny evgeny evgeni evgeniy zhenya yevhen eugenio eugen yauhen jenő евгений евген женя
evan: evan evans
eve: eve eva evita ewa yeva
fatima: fatima fatimah fatma fatemeh faty fadma fatoumata fatou fátima فاطمة فاطمه fatoş fattoum
fedor: fyodor fedor feodor theodore fedya fedir teodor теодор фёдор федір
felix: felix félix feliks
ferdinand: ferdinand fernando hernando ferdi ferran nando nándor hernán fernandinho
florence: florence flo flora florencia
frances: frances fran francesca francisca françoise fanny franziska paca paqui franca franciszka fanchon
francis: francis frank francisco francesco françois franz paco pancho curro kiko chico ciccio ferenc franciszek frans frantisek frane franjo cisco franco checco
frederick: frederick fred freddy friedrich fritz federico frédéric frederik fryderyk frigyes fredrik rico fedele
gabriel: gabriel gabe gabi gabriele gábor jibril jebreil gavriil havryil جبريل גבריאל
gabriela: gabriela gabriella gabrielle gaby gabi
gaetano: gaetano tano cayetano
galina: galina galya halyna
genevieve: geneviève genevieve jenny
gennady: gennady gennadi hennadiy gena
geoffrey: geoffrey jeffrey jeff geoff godfrey gottfried
george: george georgie georg georges jorge giorgio georgi georgios giorgos yorgos yuri yury jerzy jiri jurij yurii georgy heorhiy gheorghe gyorgy george jordi jürgen joris giorgi gevorg jurgis юрий юра георгий γιώργος جورج გიორგი
gerald: gerald gerry jerry gerhard gerard gerardo gert geraldo gérald gerrit gerardus
gertrude: gertrude trudy gert gertrud
gonzalo: gonzalo gonzo chalo
grace: grace gracie gracia graciela
graham: graham graeme
gregory: gregory greg gregor gregorio grigory grigori grisha hryhorii grzegorz gergely goyo krikor grigoris григорий
grzegorz: grzegorz grzesiek grześ
guadalupe: guadalupe lupe lupita
gustav: gustav gus gustavo gustaw gösta
hannelore: hannelore hanne lore
harold: harold harry hal harald
hassan: hassan hasan hassoun hassouna
henry: henry harry hank hal henri enrique heinrich heinz hendrik henryk enrico henrik quique henrique genrikh heikki rico jindřich henk heino
hugh: hugh hugo huw ugo
huseyin: hüseyin hussein husseyin hüso
ibrahim: ibrahim ibrahima brahim ibo hima
ibtisam: ibtisam ebtisam
ignatius: ignatius ignacio ignazio nacho ignacy iñaki ignaz
igor: igor ihor
ikechukwu: ikechukwu ike
irene: irene irina ira iryna iren irena ирина
isaac: isaac ike yitzhak itzik isak ishaq izaak ishak إسحاق יצחק
isabel: isabel bella isa izabela ysabel belle isabelle isobel
ismail: ismail ismael ishmael esmail ismayil ysmail إسماعيل ישמעאל
jacob: jacob jake jacques jacopo giacomo jakob jakub kuba yakov yaakov yakub yaqub yaqoub kobi yasha coby jaime james jim jimmy jamie diego santiago iago tiago seamus hamish jaume jascha яков יעקב يعقوب
jacobus: jacobus koos jaap kobus
jane: jane janet jean joan jeanne joanna johanna juana giovanna gianna ivana jana joana jenny ioanna yoanna jeannette johanne ivanka żanna zhanna asia joasia
jasmine: jasmine yasmin yasmine yasemin jasmin yasamin
jennifer: jennifer jen jenny jenna
jeremy: jeremy jerry jeremiah yirmiyahu jeremías jérémie yeremia irmiya
jerome: jerome gerome hieronymus girolamo jerónimo jérôme
jesus: jesús chucho chuy isa iisus عيسى
joachim: joachim jochen joaquín gioacchino quim achim joakim kim
joao: joão joãozinho
john: john johnny jack jon juan jean jan johann johannes hans ivan giovanni gianni joão sean ian evan yan yannis ioannis giannis vanya ivo ioan ion jános jens johan jock yahya yohanes yochanan juanito nino janek jaan jānis ivane hovhannes ioane hank vano иван ваня ян γιάννης ιωάννης يحيى יוחנן იოანე joop jeannot vanni
jonathan: jonathan jon jonny nathan yonatan jonatan yoni
joseph: joseph joe joey josé josep josef giuseppe beppe peppe pepe pepito zé yosef yossi yusuf youssef yousef yusef yosif osip józef jozef sepp joschka jose jozsef iosif josip josé yoseph sefa juuso josué иосиф осип يوسف יוסף zeca
joshua: joshua josh jesús yehoshua yeshua josué
judith: judith judy yehudit jodi judit jutta
julia: julia julie juliet yulia julija juliana giulia iulia yuliya юлия
julian: julian jules julio julius giulio giuliano julien julius yulian
kazimierz: kazimierz kazik kazimir
kenneth: kenneth ken kenny
kevin: kevin kev
khaled: khaled khalid khalloud
kimberly: kimberly kimberley kim
krzysztof: krzysztof krzysiek krzyś krzychu
ksenia: ksenia kseniya ksyusha oksana
laszlo: lászló laci ladislav ladislao wladyslaw
laura: laura laurie lori laure lauretta
lawrence: lawrence larry laurence lorenzo laurent lars lorenz laurentiu lavrenty lourenço
leo: leo leon lev lew leonardo leone léon lyova
leonard: leonard len lenny leo leonardo leonhard léonard leonardus
leonid: leonid lyonya leonidas
lillian: lillian lily lilian liliana lili lilly
louis: louis lou louie luis luigi lewis ludwig lajos gigi luís aloysius lodewijk ludovic ludvik lucho luiz luizinho
louise: louise lou luisa luise lulu
lucy: lucy lucia luz lucie lucía lucija łucja
ludmila: lyudmila ludmila luda lyuda mila
luke: luke lucas luca lukas łukasz luka luc lukáš lluc лука
lyubov: lyubov luba lyuba
madeleine: madeleine maddie magdalena magda magdalene lena maddalena maud madeline
malcolm: malcolm mal
manfred: manfred manni fredi
marc: mark marc marco marcos marek marcus markus marko mar marcin marcel марк
margaret: margaret maggie meg peggy marge margie greta grete margarita marguerite margherita rita margot małgorzata gosia margit daisy madge margarete gretchen маргарита gośka
maria: maria mary marie mariam maryam miriam mary marya masha mariya maryse mariana manya polly molly moira maureen mitzi maruška maryja marija mari miren myriam mija мария маша مريم מרים
martha: martha marta marthe martina
martin: martin marty martín martino marten márton marcin
matthew: matthew matt matteo mateo mathieu matthias matthäus matvei mateusz mats mathias matti máté mateus mattia matej matias матвей
maurice: maurice morris mauricio maurizio moritz maury
maximilian: max maximilian maxim maksim maksym massimo maximo maxime maximiliano makis
mehmet: mehmet mehmed memo memet
melissa: melissa mel missy
mercedes: mercedes merche merchi
michael: michael mike mick mickey mikey michel michele miguel mikhail mikhael misha mihail mihai michal mykhailo mykhaylo mikael miquel mikel micha mitch mihaly miki misko mikayil mikheil mishka mícheál михаил миша михайло μιχάλης ميخائيل מיכאל miguelito michał misiek
michaela: michaela michelle michele micaela michaella shelly mihaela
mohammed: mohammed mohamed muhammad mohammad muhammed mohamad muhamad mohd mehmet mehmed mamadou mohamadou magomed muhammet mahomet md mohand muhammadu محمد магомед мухаммед
mohammed-short: mohammed mohamed muhammad mohammad hamada hamoudi hamouda mido med mhamed
moses: moses moshe moishe musa mousa moussa moisés moise mose moises موسى משה муса
murat: murat muro
mustafa: mustafa mustapha moustafa mostafa moustapha mostapha musti mıstık
nadezhda: nadezhda nadya nadia nadiya
natalia: natalia natalie natasha natalya nataliya nathalie talia natalija наталья наташа наталія
nathaniel: nathaniel nathan nat nate natan netanel
nicholas: nicholas nick nicky nicolas nikolai nikolay kolya nicola niccolò nikolaus klaus claus mykola nikola nikos nikolaos mikolaj colin niko nicu nicolae miklós nico nikita nils niels николай коля микола νίκος νικόλαος نيقولا
obinna: obinna obi
oleg: oleg oleh
olga: olga olya olha
oliver: oliver ollie oliviero olivier
olumide: olumide mide
oluwafemi: oluwafemi olufemi femi
oluwaseun: oluwaseun seun
oluwatobi: oluwatobi tobi
omar: omar umar oumar ömer
osama: osama usama oussama ossama أسامة
osman: osman othman uthman ousmane usman
pamela: pamela pam
patricia: patricia pat patty tricia trish patrizia
patrick: patrick pat paddy rick patricio patrik patrizio padraig
paul: paul pablo paolo pavel pasha pavlo pawel pol paulo pál pavlos paulie pauli pavle pau bulus павел павло παύλος بولس paulinho
paula: paula pauline paola polly paulina pola polina
peter: peter pete pedro pierre piotr petr pyotr pietro piero petro petya petar petros péter pekka per peder perico pieter petru boutros butrus piet пётр петр петро πέτρος بطرس piotrek pedrinho
philip: philip phil philippe felipe filippo filip philipp pip philippos филипп
pilar: pilar pili
rachel: rachel rae shelly rahel raquel raisa rachele rahil
ralph: ralph raul raoul rolf rodolfo ralf raúl
raphael: raphael rafael raffaele rafi rafa rafał rafail
raymond: raymond ray ramón raimundo raimund moncho ramon raimondo
rebecca: rebecca becky becca rebekah rivka reba
richard: richard rick ricky dick rich richie ricardo riccardo ryszard rikard rickard richárd
rivka-short: rivka rivki
robert: robert rob bob bobby robbie bert roberto robin rupert ruprecht berto robi beto
roderick: roderick rod rick rodrigo ruy rory
roger: roger rog hodge rogelio ruggero rüdiger rutger
roman: roman román romain romano roma romek
ronald: ronald ron ronnie ronaldo ronaldinho
rosario: rosario charo
rose: rose rosa rosie rosita roza rosario rosalie
rosemary: rosemary rosie romy
rudolf: rudolf rudy rudolph rodolfo rudi
salvatore: salvatore salvador turi tore totò toto salva
samantha: samantha sam sammy
samuel: samuel sam sammy samuele shmuel samuil shmulik samu sami
sandra: sandra sandy
sarah: sarah sara sally sadie sarita zahra sarra
sebastian: sebastian seb bastian sébastien sebastián bastien
sergei: sergei sergey sergej serhii serhiy seryozha sergio serge siarhei sergiu sergiusz сергей серёжа сергій
siegfried: siegfried sigi siggi
simon: simon simeon shimon semyon simone szymon simón symon симон семён שמעון سمعان
sofia: sofia sophia sophie sonya sonia zofia zosia sofya sofie софья соня
solomon: solomon sol shlomo suleiman sulaiman suleyman salomon soliman süleyman sulayman soleiman zalman salomón سليمان שלמה сулейман
stanislav: stanislav stanislaus stas stanisław staszek stan estanislao stanislas stanko стас станислав
stephen: stephen steven steve stevie stefan stephan esteban stefano étienne stepan stjepan istván pista szczepan stéphane stefanos stepanos estevão ștefan степан στέφανος
stuart: stuart stewart stu
suleyman: süleyman sülo
susan: susan sue susie suzy susanna suzanne susana zuzana zsuzsanna shoshana zuzanna zsuzsa
svetlana: svetlana sveta lana svitlana
sylvester: sylvester silvestre sly silvester
tadeusz: tadeusz tadek
tatiana: tatiana tanya tatyana tania tetiana татьяна таня
temitope: temitope temi tope
theodore: theodore ted teddy theo theodor teodoro fyodor theodoros teodor tivadar
theresa: theresa teresa terry tess tessa therese thérèse terezia tere resi terézia
thomas: thomas tom tommy tomas tomasz tommaso tomás foma thoma tamás toma tuomas tamaz фома θωμάς توما tomek
timothy: timothy tim timmy timofey timothée timoteo timur
tobias: tobias toby tobiah tovia
ulrich: ulrich uli ulli
ulrike: ulrike uli ulla
valentina: valentina valya
valentine: valentine valentin valentín val valentino valik
valery: valery valeri valeriy valera valerio valeria valérie lera
victor: victor vic viktor vittorio vitya victorio віктор виктор
victoria: victoria vicky tori viktoria vika vittoria viktoriya
vincent: vincent vince vinny vicente vincenzo vinzenz enzo chente wincenty
virginia: virginia ginny ginger virginie
vitaly: vitaly vitali vitaliy vitalii vitalik
vladimir: vladimir volodymyr vladimer wladimir włodzimierz uladzimir vova volodya vovik vlad vlado vlagyimir vladimiras vladimirs waldemar владимир вова володимир уладзімір ウラジーミル ולדימיר 弗拉基米尔 弗拉迪米尔
vladislav: vladislav vlad vladik wladyslaw ladislav
vyacheslav: vyacheslav vjacheslav viacheslav slava wiesław
walter: walter walt wally gualtiero gauthier wouter gautier valter
wilhelmina: wilhelmina mien mina wilma minna
william: william will bill billy willy liam wilhelm guillermo guillaume guglielmo willem vilhelm willie memo bela gwilym vilmos viljo guilherme guille wim pim
wojciech: wojciech wojtek
wolfgang: wolfgang wolf wolfi
xavier: xavier javier xabier savio saverio javi
yaroslav: yaroslav jaroslav jarosław yarik
yves: yves ivo yvon yvan
yvonne: yvonne yvette ivonne ivona iwona
zachary: zachary zach zack zechariah zakaria zacharias zekeriya zakariya زكريا
zbigniew: zbigniew zbyszek
`
