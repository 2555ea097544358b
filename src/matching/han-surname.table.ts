/**
 * Chinese surnames with the forms other traditions write: Wade-Giles, Cantonese, Hokkien and Teochew, Sino-Vietnamese, as
 * far as they are well known. A surname's first form is pinyin; simplified and traditional characters stand together.
 */
import { readPairs } from './pairs.ts'

const families = readPairs(`
  王=wang,wong,vuong,ong,heng 李=li,lee,ly,lei,lie 张張=zhang,chang,cheung,truong,teo,chong,tiong 刘劉=liu,lau,luu,low,liew,lao
  陈陳=chen,chan,tran,tan,chin,tjan 杨楊=yang,yeung,duong,yong,yeo,young 黄黃=huang,wong,hoang,huynh,ng,ooi,oei,hwang
  赵趙=zhao,chao,chiu,trieu,jiu 吴吳=wu,ng,ngo,goh,woo,eng 周=zhou,chou,chow,chau,chu,chew,jau 徐=xu,hsu,tsui,tu,chee,chui
  孙孫=sun,suen,ton,soon,swen 马馬=ma,mah,beh 朱=zhu,chu,choo,chee 胡=hu,wu,ho,aw,woo 郭=guo,kuo,kwok,quach,kwek,quek,kwik
  何=he,ho,ha,hoh 高=gao,kao,ko,cao,kou 林=lin,lam,lim,lum 罗羅=luo,lo,la,law,loh 郑鄭=zheng,cheng,trinh,tay,teh,cheang
  梁=liang,leung,luong,neo,leong 谢謝=xie,hsieh,tse,ta,chia,cheah,tsia 宋=song,sung,tong,soong 唐=tang,tong,duong,teng
  许許=xu,hsu,hui,hua,koh,khoo,kho 韩韓=han,hon,hahn 冯馮=feng,fung,phung,fong,pang 邓鄧=deng,teng,tang,dang 曹=cao,tsao,tso,cho,chou
  彭=peng,pang,banh,phang 曾=zeng,tseng,tsang,tang,chan,tjan 萧肖蕭=xiao,hsiao,siu,tieu,siew,siao 田=tian,tien,tin,dien
  董=dong,tung,dung 袁=yuan,yuen,vien 潘=pan,poon,phan,phua,pun 于=yu,yue,vu 余=yu,yue,du,ee 蒋蔣=jiang,chiang,tuong,cheung
  蔡=cai,tsai,choi,thai,chua,choy,tjoa,tjhai 杜=du,tu,to,do,toh 叶葉=ye,yeh,yip,diep,yap,ip 程=cheng,ching,trinh,teng 苏蘇=su,so,to,soh,soo
  魏=wei,ngai,nguy,gui 吕呂=lu,lui,la,leu,lyu 丁=ding,ting,dinh,teng 任=ren,jen,yam,nham,yum 沈=shen,sum,tham,sim,shum,sham
  姚=yao,yiu,dieu,yeow 卢盧=lu,lo,lu,loh 姜=jiang,chiang,keung,khuong 崔=cui,tsui,thoi,chui 钟鍾鐘=zhong,chung,chong,cheong
  谭譚=tan,tam,dam,tham 陆陸=lu,luk,luc,loke 汪=wang,wong,uong 范範=fan,pham,fann 金=jin,chin,kam,kim,kum 石=shi,shih,shek,thach,sek
  廖=liao,liu,lieu,leow,liaw 贾賈=jia,chia,ka,gia 夏=xia,hsia,ha 韦韋=wei,wai,vi 付傅=fu,foo,pho,poh 方=fang,fong,phuong,hong,png
  白=bai,pai,pak,bach,peh 邹鄒=zou,tsou,chau,trau,chow 孟=meng,mang,manh 熊=xiong,hsiung,hung 秦=qin,chin,chun,tan 邱丘=qiu,chiu,yau,khau,khoo,kho,hew
  江=jiang,chiang,kong,giang 尹=yin,wan,doan 薛=xue,hsueh,sit,tiet,see 闫阎閻=yan,yen,yim,diem 段=duan,tuan,doan 雷=lei,lui,loi
  侯=hou,hau,hau 龙龍=long,lung,long 史=shi,shih,sze,su 陶=tao,to,dao 黎=li,lai,le 贺賀=he,ho,ha 顾顧=gu,ku,koo,co 毛=mao,mo,mao
  郝=hao,hok,hao 龚龔=gong,kung,cung 邵=shao,shiu,thieu 万萬=wan,man,van 钱錢=qian,chien,chin,tien 严嚴=yan,yen,yim,nghiem
  武=wu,mo,vo,vu 戴=dai,tai,doi 莫=mo,mok,mac 孔=kong,kung,hung,khong 向=xiang,hsiang,heung,huong 汤湯=tang,tong,thang
  温溫=wen,wan,on,oon 康=kang,hong,khang 施=shi,shih,sze,thi,see 文=wen,man,van,boon 洪=hong,hung,ang,hong 章=zhang,chang,cheung,chuong
  倪=ni,ngai,nghe 关關=guan,kuan,kwan,quan 骆駱=luo,lok,lac 尤=you,yu,yau,vuu 卓=zhuo,cho,cheuk,trac,toh 阮=ruan,juan,yuen,nguyen
  涂=tu,to,do 柯=ke,ko,or,kha,quah,kua 古=gu,ku,koo,co 甘=gan,kan,kam,cam 颜顏=yan,yen,ngan,nhan,gan 欧歐=ou,au,au 区區=ou,au,au
  翁=weng,yung,ong 游=you,yu,yau,du 庄莊=zhuang,chuang,chong,trang,chng 连連=lian,lien,lin,lien 岑=cen,tsen,shum,sam 凌=ling,ling,lang
  欧阳歐陽=ouyang,auyeung,auduong 司马司馬=sima,szema,tuma 诸葛諸葛=zhuge,chuko,giacat 上官=shangguan 司徒=situ,szeto,seeto,tudo
  夏侯=xiahou 皇甫=huangfu 东方東方=dongfang 尉迟=yuchi 公孙公孫=gongsun 慕容=murong 令狐=linghu 端木=duanmu 宇文=yuwen 长孙長孫=zhangsun
`)

/** Readings that surnames have and other words do not. */
const surnameReadings = readPairs(`
  单=shan 單=shan 仇=qiu 查=zha 解=xie 任=ren 区=ou 區=ou 盖=ge 蓋=ge 葛=ge 缪=miao 繆=miao 尉=wei 朴=piao 乐=yue 樂=yue 翟=zhai
  覃=qin 冼=xian 佘=she 逄=pang 员=yun 員=yun 秘=bi 折=she 祭=zhai 种=chong 召=shao 那=na 华=hua 華=hua 宁=ning 寧=ning
  费=fei 費=fei 纪=ji 紀=ji 齐=qi 齊=qi 牛=niu 樊=fan 管=guan 殷=yin 耿=geng 鲍=bao 鮑=bao 左=zuo 祝=zhu 路=lu 俞=yu 童=tong
  柳=liu 焦=jiao 裴=pei 鲁=lu 魯=lu 岳=yue 包=bao 艾=ai 伍=wu 牟=mou 詹=zhan 靳=jin 喻=yu 聂=nie 聶=nie 常=chang 申=shen
  兰=lan 蘭=lan 曲=qu 辛=xin 霍=huo 季=ji 舒=shu 项=xiang 項=xiang 阳=yang 代=dai 符=fu 成=cheng 谷=gu 冉=ran 苗=miao 盛=sheng
  梅=mei 安=an 易=yi 甄=zhen 麦=mai 麥=mai 温=wen 房=fang 鄢=yan 滕=teng 屈=qu 邢=xing 宫=gong 裘=qiu 臧=zang 车=che 車=che
`)

export type Surname = {
  /** Pinyin. */
  readonly form: string
  /** What all its spellings share; undefined where only pinyin is known. */
  readonly id?: string
}

/** Surnames by each of their written forms. */
export const hanSurnames: ReadonlyMap<string, Surname> = readSurnames()

/** Ids of the surnames a Latin form may stand for: `chan` for more than one. */
export const surnameIdsByForm: ReadonlyMap<string, readonly string[]> = readForms()

/** A key is one or more spellings of one or two characters: `陈陳`, `欧阳歐陽`. */
function writtenForms(key: string, form: string): readonly string[] {
  const double =
    key.length % 2 === 0 &&
    /^(?:ouyang|sima|zhuge|shangguan|situ|xiahou|huangfu|dongfang|yuchi|gongsun|murong|linghu|duanmu|yuwen|zhangsun)$/.test(
      form,
    )
  return double ? (key.match(/../gu) ?? []) : [...key]
}

function readSurnames(): ReadonlyMap<string, Surname> {
  const surnames = new Map<string, Surname>()
  for (const [key, form] of surnameReadings) surnames.set(key, { form })
  for (const [key, list] of families) {
    const [form = ''] = list.split(',')
    const id = writtenForms(key, form)[0] ?? key
    for (const written of writtenForms(key, form)) surnames.set(written, { form, id })
  }
  return surnames
}

function readForms(): ReadonlyMap<string, readonly string[]> {
  const ids = new Map<string, string[]>()
  for (const [key, list] of families) {
    const forms = list.split(',')
    const id = writtenForms(key, forms[0] ?? '')[0] ?? key
    for (const form of new Set(forms)) ids.set(form, [...(ids.get(form) ?? []), id])
  }
  return ids
}
