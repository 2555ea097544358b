/**
 * How characters are read in Japanese names: family names, whole given names, and characters that given names are made of. Long
 * vowels are written short, as in passports. One character has many readings; those that names have most come first.
 */
import { readPairs } from './pairs.ts'

/** Family names: about half of those who bear a Japanese one. */
export const japaneseSurnames = readPairs(`
  佐藤=sato 鈴木=suzuki 高橋=takahashi 髙橋=takahashi 田中=tanaka 伊藤=ito 渡辺=watanabe 渡邊=watanabe 渡邉=watanabe 渡部=watanabe,watabe
  山本=yamamoto 中村=nakamura 小林=kobayashi 加藤=kato 吉田=yoshida 山田=yamada 佐々木=sasaki 佐佐木=sasaki 山口=yamaguchi 松本=matsumoto
  井上=inoue 木村=kimura 林=hayashi 斎藤=saito 斉藤=saito 齋藤=saito 齊藤=saito 清水=shimizu 山崎=yamazaki,yamasaki 山﨑=yamazaki 森=mori
  池田=ikeda 橋本=hashimoto 阿部=abe 安部=abe 安倍=abe 石川=ishikawa 山下=yamashita 中島=nakajima,nakashima 中嶋=nakajima 石井=ishii
  小川=ogawa 前田=maeda 岡田=okada 長谷川=hasegawa 藤田=fujita 後藤=goto 近藤=kondo 村上=murakami 遠藤=endo 青木=aoki 坂本=sakamoto
  藤井=fujii 福田=fukuda 西村=nishimura 太田=ota 大田=ota 三浦=miura 藤原=fujiwara 岡本=okamoto 松田=matsuda 中川=nakagawa 中野=nakano
  原田=harada 小野=ono 田村=tamura 竹内=takeuchi 武内=takeuchi 金子=kaneko 和田=wada 中山=nakayama 石田=ishida 上田=ueda 森田=morita
  原=hara 柴田=shibata 酒井=sakai 坂井=sakai 工藤=kudo 横山=yokoyama 宮崎=miyazaki 宮本=miyamoto 内田=uchida 高木=takagi 安藤=ando
  島田=shimada 谷口=taniguchi 大野=ono,ohno 高田=takada 丸山=maruyama 今井=imai 河野=kono,kawano 藤本=fujimoto 村田=murata 武田=takeda
  上野=ueno 杉山=sugiyama 増田=masuda 菅原=sugawara 平野=hirano 大塚=otsuka 小島=kojima 児島=kojima 千葉=chiba 久保=kubo 岩崎=iwasaki
  桜井=sakurai 櫻井=sakurai 木下=kinoshita 野口=noguchi 松尾=matsuo 菊地=kikuchi 菊池=kikuchi 野村=nomura 新井=arai 荒井=arai 渡=watari
  佐野=sano 大西=onishi 杉本=sugimoto 古川=furukawa 浜田=hamada 濱田=hamada 市川=ichikawa 小松=komatsu 高野=takano 水野=mizuno 吉川=yoshikawa
  山内=yamauchi 西田=nishida 西川=nishikawa 西山=nishiyama 北村=kitamura 五十嵐=igarashi 川口=kawaguchi 福島=fukushima 安田=yasuda 中田=nakata
  平田=hirata 川崎=kawasaki 本田=honda 本多=honda 飯田=iida 東=higashi 久保田=kubota 沢田=sawada 澤田=sawada 吉村=yoshimura 中西=nakanishi
  服部=hattori 岩田=iwata 土屋=tsuchiya 川上=kawakami 川村=kawamura 河村=kawamura 小池=koike 荒木=araki 田辺=tanabe 関=seki 松井=matsui
  大久保=okubo 熊谷=kumagai 星野=hoshino 石原=ishihara 片山=katayama 樋口=higuchi 黒田=kuroda 内藤=naito 松岡=matsuoka 永井=nagai 尾崎=ozaki
  大石=oishi 松下=matsushita 田口=taguchi 須藤=sudo 馬場=baba 望月=mochizuki 早川=hayakawa 小山=koyama,oyama 大島=oshima 栗原=kurihara
  村井=murai 矢野=yano 広瀬=hirose 廣瀬=hirose 浅野=asano 大橋=ohashi 石橋=ishibashi 岡崎=okazaki 菅野=kanno,sugano 奥村=okumura 松村=matsumura
  小田=oda 織田=oda 三宅=miyake 成田=narita 宮田=miyata 辻=tsuji 堀=hori 森本=morimoto 秋山=akiyama 福井=fukui 河合=kawai 川合=kawai
  田島=tajima 大川=okawa 小沢=ozawa 小澤=ozawa 吉岡=yoshioka 関口=sekiguchi 篠原=shinohara 竹中=takenaka 桑原=kuwabara 徳田=tokuda 徳永=tokunaga
  豊田=toyoda,toyota 今村=imamura 本間=honma 安達=adachi 足立=adachi 白石=shiraishi 八木=yagi 鎌田=kamata 上原=uehara 比嘉=higa 金城=kinjo
  宮城=miyagi 島袋=shimabukuro 平井=hirai 松浦=matsuura 根本=nemoto 榊原=sakakibara 津田=tsuda 堀内=horiuchi 飯塚=iizuka 田代=tashiro 戸田=toda
  杉浦=sugiura 桜田=sakurada 南=minami 北川=kitagawa 大森=omori 野田=noda 植田=ueda 米田=yoneda 細川=hosokawa 児玉=kodama 岸=kishi 岸田=kishida
  石塚=ishizuka 大谷=otani 神田=kanda 黒木=kuroki 川島=kawashima 古賀=koga 柳田=yanagida 吉野=yoshino 横田=yokota 宇野=uno 麻生=aso 鳩山=hatoyama
`)

/** Given names whose reading is not that of their characters one by one, or the commonest. */
export const japaneseGivenNames = readPairs(`
  太郎=taro 一郎=ichiro 次郎=jiro 二郎=jiro 三郎=saburo 五郎=goro 健太=kenta 健一=kenichi 健二=kenji 健司=kenji 健太郎=kentaro 大輔=daisuke
  大介=daisuke 翔太=shota 翔=sho,kakeru 拓也=takuya 拓真=takuma 達也=tatsuya 和也=kazuya 直樹=naoki 直人=naoto 誠=makoto 真=makoto,shin 浩=hiroshi
  博=hiroshi 弘=hiroshi 宏=hiroshi 寛=hiroshi 清=kiyoshi 茂=shigeru 実=minoru 勇=isamu 隆=takashi 孝=takashi 崇=takashi 剛=takeshi,tsuyoshi 武=takeshi
  豊=yutaka 裕=yutaka,hiroshi 明=akira 彰=akira 晃=akira 昭=akira 亮=ryo 涼=ryo 諒=ryo 蓮=ren 陽翔=haruto 大翔=hiroto 悠真=yuma 湊=minato
  樹=itsuki 優斗=yuto 陽太=yota 翼=tsubasa 学=manabu 修=osamu 治=osamu 進=susumu 聡=satoshi 智=satoshi 哲=satoshi,tetsu 守=mamoru 勝=masaru 優=masaru,yu
  陽子=yoko 洋子=yoko 幸子=sachiko 恵子=keiko 惠子=keiko 啓子=keiko 京子=kyoko 和子=kazuko 花子=hanako 久美子=kumiko 由美子=yumiko 裕子=yuko,hiroko
  順子=junko 純子=junko 智子=tomoko 明美=akemi 直美=naomi 真由美=mayumi 美咲=misaki 葵=aoi 陽菜=hina 結衣=yui 桜=sakura さくら=sakura 愛=ai 彩=aya
  美穂=miho 香織=kaori 麻衣=mai 舞=mai 遥=haruka 遙=haruka 七海=nanami 凛=rin 節子=setsuko 静子=shizuko 文子=fumiko 典子=noriko 紀子=noriko 弘子=hiroko
  敬子=keiko 玲子=reiko 礼子=reiko 春子=haruko 秋子=akiko 明子=akiko 晶子=akiko 光子=mitsuko 良子=yoshiko,ryoko 涼子=ryoko 里佳=rika 莉子=riko 楓=kaede
`)

/** Characters of given names, the readings they have there. */
export const japaneseCharacters = readPairs(`
  子=ko 美=mi 郎=ro 朗=ro,aki 一=ichi,kazu 二=ji 三=zo,mi 太=ta 大=dai,hiro 介=suke 輔=suke 助=suke 祐=yu,suke 佑=yu 也=ya 哉=ya 矢=ya 夫=o 雄=o,yu 男=o 生=o,ki
  人=to 斗=to 登=to 翔=sho,to 彦=hiko 之=yuki 行=yuki 幸=yuki,sachi 雪=yuki 樹=ki 紀=nori,ki 貴=taka,ki 輝=teru,ki 希=nozomi,ki 基=moto,ki 和=kazu 数=kazu 正=masa 昌=masa 政=masa 雅=masa 真=ma,masa 将=masa
  義=yoshi 良=yoshi 吉=yoshi,kichi 好=yoshi 善=yoshi 芳=yoshi 佳=yoshi,ka 孝=taka 隆=taka 高=taka 敬=taka,kei 浩=hiro 博=hiro 弘=hiro 宏=hiro 洋=hiro,yo 裕=hiro,yu 広=hiro 寛=hiro 尋=hiro
  智=tomo 知=tomo 友=tomo 朋=tomo 秀=hide 英=hide,ei 信=nobu 伸=nobu 延=nobu 宣=nobu 則=nori 典=nori 徳=nori 憲=nori,ken 直=nao 尚=nao 治=haru,ji 春=haru 晴=haru 陽=haru,yo 明=aki 昭=aki 秋=aki 章=aki 彰=aki
  健=ken 賢=ken 謙=ken 研=ken 剛=go 司=ji,shi 次=ji 志=shi 史=shi,fumi 文=fumi 勝=katsu 克=katsu 光=mitsu 充=mitsu 満=mitsu 茂=shige 重=shige 成=nari,shige 辰=tatsu 達=tatsu 哲=tetsu 鉄=tetsu 敏=toshi 俊=toshi,shun 利=toshi
  保=yasu 康=yasu,ko 安=yasu 泰=yasu 恭=kyo,yasu 武=take 勇=yu 悠=yu 優=yu 由=yu 結=yu 有=yu 龍=ryu 竜=ryu 亮=ryo 涼=ryo 慎=shin 新=shin 進=shin 純=jun 淳=jun 順=jun 潤=jun 啓=kei 圭=kei 恵=e,kei 京=kyo
  花=ka,hana 華=ka 香=ka 加=ka 里=ri 莉=ri 理=ri 梨=ri 麻=ma 万=ma 舞=mai 衣=e,i 江=e 枝=e 絵=e 代=yo 世=yo 奈=na 菜=na 那=na 穂=ho 帆=ho 保=ho 久=ku,hisa 月=tsuki 咲=saki 彩=aya 綾=aya 沙=sa 紗=sa 佐=sa 早=sa
  織=ori 音=ne 乃=no 乙=oto 海=mi,umi 実=mi 未=mi 心=kokoro 愛=ai 葉=ha 苗=nae 苑=en 鶴=tsuru 千=chi 智=chi 知=chi 静=shizu 節=setsu 玲=rei 礼=rei 麗=rei 瑠=ru 留=ru 琴=koto 桃=momo 百=mo 百合=yuri 平=hei 兵=hei 蔵=zo 造=zo
`)
