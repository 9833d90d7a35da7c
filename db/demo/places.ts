import type { Transaction } from 'kysely'
import { type DB, json } from '#platform/db.ts'
import { facilities, mannaka, minami, scheme } from './constants.ts'

const transferClient = (code: string, name: string, account: string) => ({
  code,
  name,
  bankCode: '0001',
  bankName: 'ﾐｽﾞﾎ',
  branchCode: '001',
  branchName: 'ﾄｳｷﾖｳ',
  type: 'ordinary',
  number: account,
})

/** Two municipalities, five facilities of the three types, and who has a contract with whom. */
export async function loadPlaces(db: Transaction<DB>): Promise<void> {
  await db
    .insertInto('municipalities')
    .values([
      {
        id: mannaka,
        slug: 'mannaka',
        name: 'まんなか市',
        name_en: 'Mannaka City',
        head_title: 'まんなか市長',
        head_name: '中央 真一',
        address: 'まんなか市本町1丁目1番1号',
        phone: '03-0000-1000',
        transfer_client: json(transferClient('0000139998', 'ﾏﾝﾅｶｼ', '0139998')),
        map: json({
          outline: [
            [35.712, 139.418],
            [35.731, 139.442],
            [35.726, 139.481],
            [35.701, 139.492],
            [35.684, 139.463],
            [35.69, 139.428],
          ],
        }),
      },
      {
        id: minami,
        slug: 'minami',
        name: 'みなみ町',
        name_en: 'Minami Town',
        head_title: 'みなみ町長',
        head_name: '南 和子',
        address: 'みなみ町大字南100番地',
        phone: '03-0000-2000',
        transfer_client: json(transferClient('0000139999', 'ﾐﾅﾐﾏﾁ', '0139999')),
        map: json({
          outline: [
            [35.69, 139.428],
            [35.684, 139.463],
            [35.666, 139.471],
            [35.652, 139.44],
            [35.668, 139.415],
          ],
        }),
      },
    ])
    .execute()

  for (const f of facilities) {
    await db
      .insertInto('facilities')
      .values({
        id: f.id,
        name: f.name,
        kana: f.kana,
        kind: f.kind,
        postal_code: f.postalCode,
        address: f.address,
        latitude: f.at[0],
        longitude: f.at[1],
        phone: f.phone,
        email: f.email,
        about: json(f.about),
        auto_accept: f.autoAccept,
      })
      .execute()
    for (const municipality of f.serves) {
      await db
        .insertInto('contracts')
        .values({
          municipality_id: municipality,
          facility_id: f.id,
          scheme_id: scheme,
          types: f.types,
          parameters: json({}),
          valid_from: '2025-04-01',
        })
        .execute()
      await db
        .insertInto('payees')
        .values({ municipality_id: municipality, facility_id: f.id, account: json(f.account) })
        .execute()
    }
  }
}
