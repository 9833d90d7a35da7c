import { mannaka, minami } from './constants.ts'

/** One person of the register. `born` counts months before the day the demo is loaded, so babies stay babies. */
export interface Member {
  name: string
  kana: string
  relation: string
  born: string | { monthsAgo: number; day?: number }
  sex: 'female' | 'male'
}

export interface Family {
  municipality: number
  household: string
  address: string
  movedIn?: string | { monthsAgo: number }
  protected?: boolean
  tax?: 'taxed' | 'non-taxed' | 'welfare' | null
  /** Lives here without being registered. */
  unregistered?: boolean
  members: Member[]
}

const m = (
  name: string,
  kana: string,
  relation: string,
  born: Member['born'],
  sex: Member['sex'],
): Member => ({
  name,
  kana,
  relation,
  born,
  sex,
})

/** The mother first; the same people in tests, demo and screenshots. */
export const families: Family[] = [
  {
    municipality: mannaka,
    household: 'H0001',
    address: 'まんなか市本町2丁目4番6号',
    members: [
      m('佐藤 美咲', 'サトウ ミサキ', '妻', '1994-06-12', 'female'),
      m('佐藤 健太', 'サトウ ケンタ', '世帯主', '1992-02-03', 'male'),
      m('佐藤 陽菜', 'サトウ ヒナ', '子', { monthsAgo: 2 }, 'female'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0002',
    address: 'まんなか市緑町1丁目7番3号',
    members: [
      m('髙橋 彩香', 'タカハシ アヤカ', '妻', '1991-11-25', 'female'),
      m('髙橋 翔', 'タカハシ ショウ', '世帯主', '1990-07-19', 'male'),
      m('髙橋 蒼', 'タカハシ アオイ', '子', { monthsAgo: 3 }, 'male'),
      m('髙橋 紬', 'タカハシ ツムギ', '子', { monthsAgo: 3 }, 'female'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0003',
    address: 'まんなか市中央3丁目2番8号',
    members: [
      m('小林 優子', 'コバヤシ ユウコ', '妻', '1993-05-04', 'female'),
      m('小林 健', 'コバヤシ ケン', '世帯主', '1991-01-30', 'male'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0004',
    address: 'まんなか市東町2丁目9番1号',
    protected: true,
    members: [
      m('田中 芽衣', 'タナカ メイ', '世帯主', '1997-09-09', 'female'),
      m('田中 湊', 'タナカ ミナト', '子', { monthsAgo: 5 }, 'male'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0005',
    address: 'まんなか市緑町3丁目1番5号',
    members: [
      m('NGUYEN THI LINH', 'グエン ティ リン', '妻', '1996-03-17', 'female'),
      m('NGUYEN VAN NAM', 'グエン ヴァン ナム', '世帯主', '1994-12-01', 'male'),
      m('NGUYEN AN', 'グエン アン', '子', { monthsAgo: 4 }, 'female'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0006',
    address: 'まんなか市本町5丁目3番2号',
    tax: 'non-taxed',
    members: [
      m('山本 千夏', 'ヤマモト チナツ', '世帯主', '1999-08-21', 'female'),
      m('山本 結愛', 'ヤマモト ユア', '子', { monthsAgo: 3 }, 'female'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0007',
    address: 'まんなか市中央1丁目8番4号',
    movedIn: { monthsAgo: 1 },
    tax: null,
    members: [
      m('石井 里奈', 'イシイ リナ', '妻', '1995-04-02', 'female'),
      m('石井 悠斗', 'イシイ ユウト', '世帯主', '1993-10-10', 'male'),
      m('石井 凛', 'イシイ リン', '子', { monthsAgo: 4 }, 'female'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0008',
    address: 'まんなか市東町1丁目5番5号',
    tax: 'welfare',
    members: [
      m('松田 香織', 'マツダ カオリ', '世帯主', '1990-12-15', 'female'),
      m('松田 大和', 'マツダ ヤマト', '子', { monthsAgo: 6 }, 'male'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0009',
    address: 'まんなか市本町1丁目3番9号',
    members: [
      m('𠮷田 真由美', 'ヨシダ マユミ', '妻', '1992-07-07', 'female'),
      m('𠮷田 亮', 'ヨシダ リョウ', '世帯主', '1990-03-23', 'male'),
      m('𠮷田 樹', 'ヨシダ イツキ', '子', { monthsAgo: 1 }, 'male'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0010',
    address: 'まんなか市緑町2丁目6番6号',
    members: [
      m('岡田 沙織', 'オカダ サオリ', '妻', '1996-01-11', 'female'),
      m('岡田 拓海', 'オカダ タクミ', '世帯主', '1995-05-05', 'male'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0011',
    address: 'まんなか市中央2丁目1番7号',
    members: [
      m('藤田 葵', 'フジタ アオイ', '妻', '1998-02-28', 'female'),
      m('藤田 蓮', 'フジタ レン', '世帯主', '1997-06-18', 'male'),
      m('藤田 咲', 'フジタ サキ', '子', { monthsAgo: 8 }, 'female'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0012',
    address: 'まんなか市本町4丁目2番2号',
    members: [
      m('後藤 由佳', 'ゴトウ ユカ', '妻', '1989-09-30', 'female'),
      m('後藤 修', 'ゴトウ オサム', '世帯主', '1987-04-14', 'male'),
      m('後藤 陸', 'ゴトウ リク', '子', '2023-05-20', 'male'),
      m('後藤 楓', 'ゴトウ カエデ', '子', { monthsAgo: 7 }, 'female'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0013',
    address: 'まんなか市東町3丁目7番8号',
    members: [
      m('近藤 麻衣', 'コンドウ マイ', '妻', '1994-10-22', 'female'),
      m('近藤 誠', 'コンドウ マコト', '世帯主', '1992-08-08', 'male'),
      m('近藤 悠真', 'コンドウ ユウマ', '子', { monthsAgo: 9 }, 'male'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0014',
    address: 'まんなか市緑町4丁目4番1号',
    members: [
      m('遠藤 桃子', 'エンドウ モモコ', '妻', '1997-03-03', 'female'),
      m('遠藤 颯太', 'エンドウ ソウタ', '世帯主', '1996-11-11', 'male'),
      m('遠藤 心春', 'エンドウ コハル', '子', { monthsAgo: 5 }, 'female'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0015',
    address: 'まんなか市中央4丁目9番9号',
    members: [
      m('青木 奈々', 'アオキ ナナ', '妻', '1993-12-24', 'female'),
      m('青木 直樹', 'アオキ ナオキ', '世帯主', '1991-02-17', 'male'),
      m('青木 暖', 'アオキ ダン', '子', { monthsAgo: 10 }, 'male'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0016',
    address: 'まんなか市本町6丁目1番4号',
    members: [
      m('酒井 彩花', 'サカイ アヤカ', '妻', '1995-07-16', 'female'),
      m('酒井 大輔', 'サカイ ダイスケ', '世帯主', '1993-03-29', 'male'),
      m('酒井 莉子', 'サカイ リコ', '子', { monthsAgo: 6 }, 'female'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0017',
    address: 'まんなか市東町5丁目2番3号',
    members: [
      m('原田 瞳', 'ハラダ ヒトミ', '世帯主', '1998-05-13', 'female'),
      m('原田 花', 'ハラダ ハナ', '子', { monthsAgo: 11 }, 'female'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0018',
    address: 'まんなか市緑町5丁目8番7号',
    members: [
      m('LI NA', 'リー ナー', '妻', '1992-04-25', 'female'),
      m('WANG WEI', 'ワン ウェイ', '世帯主', '1990-09-02', 'male'),
      m('WANG LE', 'ワン ラー', '子', { monthsAgo: 4 }, 'male'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0019',
    address: 'まんなか市中央5丁目6番6号',
    members: [
      m('三浦 加奈', 'ミウラ カナ', '妻', '1996-08-08', 'female'),
      m('三浦 駿', 'ミウラ シュン', '世帯主', '1995-01-20', 'male'),
      m('三浦 杏', 'ミウラ アン', '子', { monthsAgo: 3 }, 'female'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0020',
    address: 'まんなか市本町7丁目5番1号',
    members: [
      m('西村 恵美', 'ニシムラ エミ', '妻', '1990-06-06', 'female'),
      m('西村 剛', 'ニシムラ ツヨシ', '世帯主', '1988-12-12', 'male'),
      m('西村 律', 'ニシムラ リツ', '子', { monthsAgo: 2 }, 'male'),
    ],
  },
  {
    municipality: mannaka,
    household: 'H0021',
    address: 'まんなか市緑町3丁目5番8号',
    members: [
      m('川村 直美', 'カワムラ ナオミ', '妻', '1995-08-18', 'female'),
      m('川村 豊', 'カワムラ ユタカ', '世帯主', '1993-04-27', 'male'),
      m('川村 詩', 'カワムラ ウタ', '子', { monthsAgo: 1 }, 'female'),
    ],
  },
  {
    municipality: minami,
    household: 'M0001',
    address: 'みなみ町大字南12番地',
    members: [
      m('南野 遥', 'ミナミノ ハルカ', '妻', '1995-05-15', 'female'),
      m('南野 大地', 'ミナミノ ダイチ', '世帯主', '1993-11-03', 'male'),
      m('南野 空', 'ミナミノ ソラ', '子', { monthsAgo: 2 }, 'male'),
    ],
  },
  {
    municipality: minami,
    household: 'M0002',
    address: 'みなみ町大字川上34番地',
    members: [
      m('森 詩織', 'モリ シオリ', '妻', '1992-09-19', 'female'),
      m('森 俊介', 'モリ シュンスケ', '世帯主', '1990-02-22', 'male'),
      m('森 芽', 'モリ メイ', '子', { monthsAgo: 1 }, 'female'),
    ],
  },
  {
    municipality: minami,
    household: 'M0003',
    address: 'みなみ町大字川下56番地',
    tax: 'non-taxed',
    members: [
      m('池田 久美', 'イケダ クミ', '世帯主', '1997-07-27', 'female'),
      m('池田 太陽', 'イケダ タイヨウ', '子', { monthsAgo: 3 }, 'male'),
    ],
  },
  {
    municipality: minami,
    household: 'M0004',
    address: 'みなみ町大字山手78番地',
    members: [
      m('橋本 菜摘', 'ハシモト ナツミ', '妻', '1994-04-04', 'female'),
      m('橋本 航', 'ハシモト ワタル', '世帯主', '1992-10-28', 'male'),
      m('橋本 一花', 'ハシモト イチカ', '子', { monthsAgo: 5 }, 'female'),
      m('橋本 二葉', 'ハシモト フタバ', '子', { monthsAgo: 5 }, 'female'),
    ],
  },
  {
    municipality: minami,
    household: 'M0005',
    address: 'みなみ町大字南90番地',
    members: [
      m('山口 志保', 'ヤマグチ シホ', '妻', '1996-12-31', 'female'),
      m('山口 竜也', 'ヤマグチ タツヤ', '世帯主', '1994-08-15', 'male'),
      m('山口 奏', 'ヤマグチ カナデ', '子', { monthsAgo: 6 }, 'male'),
    ],
  },
  {
    municipality: minami,
    household: 'M0006',
    address: 'みなみ町大字川上11番地',
    movedIn: { monthsAgo: 1 },
    tax: null,
    members: [
      m('前田 美樹', 'マエダ ミキ', '妻', '1993-03-13', 'female'),
      m('前田 隼', 'マエダ シュン', '世帯主', '1991-06-24', 'male'),
      m('前田 柚', 'マエダ ユズ', '子', { monthsAgo: 2 }, 'female'),
    ],
  },
  {
    municipality: minami,
    household: 'M0007',
    address: 'みなみ町大字川下23番地',
    members: [
      m('長谷川 綾', 'ハセガワ アヤ', '妻', '1991-01-09', 'female'),
      m('長谷川 淳', 'ハセガワ ジュン', '世帯主', '1989-05-31', 'male'),
      m('長谷川 光', 'ハセガワ ヒカル', '子', { monthsAgo: 9 }, 'male'),
    ],
  },
  {
    municipality: minami,
    household: 'M0008',
    address: 'みなみ町大字山手45番地',
    members: [
      m('村上 友里', 'ムラカミ ユリ', '妻', '1998-10-05', 'female'),
      m('村上 健', 'ムラカミ ケン', '世帯主', '1996-07-22', 'male'),
      m('村上 夏希', 'ムラカミ ナツキ', '子', { monthsAgo: 4 }, 'female'),
    ],
  },
]
