/** Korean surnames with the Latin forms their bearers write, the Revised Romanization among them. */
import { readPairs } from './pairs.ts'

const families = readPairs(`
  김=kim,gim,ghim 이=lee,yi,rhee,li,rhie,ri,i,yee 리=ri,lee,li,rhee 박=park,pak,bak,bahk 최=choi,choe,choy,chey 정=jung,jeong,chung,chong,cheong,joung
  강=kang,gang,khang 조=cho,jo,joe,chough 윤=yoon,yun,youn 장=jang,chang 임=lim,im,rim,yim,rhim 림=rim,lim,im 한=han,hahn
  오=oh,o,oe 서=seo,suh,so,sur,su 신=shin,sin,shinn 권=kwon,gwon,kweon,kwun 황=hwang,whang 안=ahn,an 송=song,sung
  류=ryu,yoo,yu,ryoo,you 유=yoo,yu,you,ryu,u 전=jun,jeon,chun,chon,jon,cheon 홍=hong 고=ko,go,koh,goh 문=moon,mun 양=yang,ryang 손=son,sohn,shon
  배=bae,pae,bai 백=baek,paik,baik,paek,back 허=hur,heo,huh,ho,her 남=nam,nahm 심=shim,sim 노=noh,roh,no,ro,nho 로=ro,roh,noh 하=ha,hah
  곽=kwak,gwak,kwack 성=sung,seong,song 차=cha,tcha 주=joo,ju,chu 우=woo,u,wu 구=koo,gu,ku,goo 민=min,minn 나=na,ra,rha 라=ra,na
  진=jin,chin 지=ji,chi,jee,chee 엄=um,eom,uhm,ohm 채=chae,chai 원=won,weon 천=cheon,chun,chon 방=bang,pang,bahng 공=kong,gong
  현=hyun,hyeon,hyon 함=ham,hahm 변=byun,byeon,pyon,byon 염=yeom,yum,youm 여=yeo,yuh,yo 추=choo,chu 도=do,toh,doh 소=so,soh
  석=seok,suk,sok 선=sun,seon,son 설=seol,sul,sol 마=ma,mah 길=gil,kil 연=yeon,yun,yon 위=wi,wee 표=pyo,phyo 명=myung,myeong,myong
  기=ki,gi,kee 반=ban,bahn,pan 왕=wang 금=keum,kum,geum 옥=ok,ock 육=yook,yuk 인=in 맹=maeng 제=je,jae,che 모=mo 탁=tak 국=kook,guk,kuk
  남궁=namgung,namkung,namgoong,namkoong 황보=hwangbo 제갈=jegal,chegal 사공=sagong,sakong 선우=sunwoo,seonu,sonu 독고=dokgo,tokko
`)

/** Latin forms of a surname, the customary one first. */
export const koreanSurnames: ReadonlyMap<string, readonly string[]> = new Map(
  [...families].map(([surname, list]) => [surname, list.split(',')]),
)

/** Surnames that a Latin form may stand for: `chun` for 전 and 천. */
export const koreanSurnamesByForm: ReadonlyMap<string, readonly string[]> = readForms()

function readForms(): ReadonlyMap<string, readonly string[]> {
  const surnames = new Map<string, string[]>()
  for (const [surname, forms] of koreanSurnames) {
    for (const form of forms) surnames.set(form, [...(surnames.get(form) ?? []), surname])
  }
  return surnames
}
