import assert from 'node:assert/strict'
import { test } from 'node:test'
import { findBank, findBanks, findBranch, findBranches } from './banks.ts'
import { fromYucho } from './yucho.ts'

test('passbook numbers become transfer accounts', () => {
  assert.deepEqual(fromYucho('10530', '12345671'), {
    ok: true,
    bankCode: '9900',
    branchCode: '058',
    branchName: '〇五八',
    type: '1',
    accountNumber: '1234567',
  })
  const short = fromYucho('１２３４０', '１２３４１')
  assert.ok(short.ok)
  assert.deepEqual([short.accountNumber, short.branchCode], ['0001234', '238'])
})

test('transfer accounts (振替口座) keep their number', () => {
  const account = fromYucho('00140-9', '665504')
  assert.ok(account.ok)
  assert.deepEqual([account.branchCode, account.type, account.accountNumber], ['019', '2', '0665504'])
})

test('wrong numbers are refused by what is wrong', () => {
  const code = (symbol: string, number: string) => {
    const account = fromYucho(symbol, number)
    return account.ok ? 'ok' : account.code
  }
  assert.equal(code('1053', '12345671'), 'symbol')
  assert.equal(code('20530', '12345671'), 'symbol-kind')
  assert.equal(code('10531', '12345671'), 'symbol-kind')
  assert.equal(code('10530', '123456711'), 'number')
  assert.equal(code('10530', '12345670'), 'number-end')
  assert.equal(code('10530', '1'), 'number')
  assert.equal(code('00140', '6655041'), 'number')
  assert.equal(code('10000', '12345671'), 'ok')
  assert.equal(code('13990', '12345671'), 'branch')
})

test('banks and branches are found by any of their names', () => {
  assert.equal(findBanks('みずほ')[0]?.code, '0001')
  assert.equal(findBanks('みずほ銀行')[0]?.code, '0001')
  assert.equal(findBanks('ﾕｳﾁｮ')[0]?.code, '9900')
  assert.equal(findBanks('0005')[0]?.code, '0005')
  assert.ok(findBanks('農協').length > 10)
  assert.equal(findBanks('りゅうきゅう')[0]?.name, '琉球')
  assert.equal(findBranches('9900', '〇五八')[0]?.code, '058')
  assert.equal(findBranches('0001', '東京営業部')[0]?.code, '001')
  assert.deepEqual(findBranches('none', 'x'), [])
  assert.equal(findBank('9999'), null)
  assert.equal(findBranch('0001', '999'), null)
})
