// Short and pet forms people are asked about by, for damaging queries; kept apart from the lexicon of matching, which is under test.

/** `name: forms`, one a line, without marks. */
export const askedNicknames = `
william: bill will willy
robert: bob rob bobby
james: jim jimmy
john: jack johnny
michael: mike mick
thomas: tom tommy
richard: dick rick
peter: pete
andrew: andy drew
christopher: chris kit
daniel: dan danny
david: dave
kevin: kev
george: geordie
mary: molly polly
elizabeth: liz beth betty lisa
margaret: maggie peggy meg
susan: sue susie
catherine: kate cathy kitty
rachel: rae
amanda: mandy
aleksandr: sasha alex
sergei: seryozha
dmitrii: dima mitya
aleksei: alyosha lyosha
mikhail: misha
ivan: vanya
nikolai: kolya
vladimir: volodya vova
evgenii: zhenya
pavel: pasha
konstantin: kostya
elena: lena
olga: olya
natalia: natasha
irina: ira
tatiana: tanya
svetlana: sveta
maria: masha mariya
ekaterina: katya
yulia: yulya
jose: pepe
francisco: paco pancho
antonio: tono
manuel: manolo
jesus: chucho
rafael: rafa
dolores: lola
isabel: isa
pilar: pili
teresa: tere
joao: joaozinho
luis: lucho
carlos: carlitos
giuseppe: beppe pino
giovanni: gianni nino
francesco: franco
salvatore: toto
vincenzo: enzo
caterina: rina
wolfgang: wolf
andreas: andi
michal: misiek
krzysztof: krzys
katarzyna: kasia
malgorzata: gosia
agnieszka: aga
barbara: basia
stanislaw: staszek
jozef: jozek
philippe: phil
andre: dede
francoise: fanchon
johannes: hans jan
hendrik: henk
cornelis: kees
willem: wim
mohammed: mohd med
abdullah: abdou
mustafa: musti
mehmet: memo
fatma: fatos
ayse: ayso
yosef: yossi
yaakov: kobi
georgios: giorgos yorgos
ioannis: yannis
konstantinos: kostas
dimitrios: mitsos dimitris
oluwaseun: seun
babatunde: tunde
`
