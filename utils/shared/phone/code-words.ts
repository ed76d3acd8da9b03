/**
 * How a message calls its code, in each language of the extension: beginnings or parts of words, lower case. "Code"
 * and "kod" serve many languages, and most senders use one of them even where the language has a word of its own.
 */
export const CODE_WORDS: readonly string[] = [
  ...['code', 'codice', 'codul', 'cod ', 'código', 'codigo', 'passcode', 'otp', 'pin'],
  ...['kod', 'kód', 'kôd', 'koodi', 'koda', 'parool', 'tunnusluku'],
  ...['код', 'пароль', 'парола', 'κωδικ'],
  ...['رمز', 'كود', 'קוד', 'कोड', 'ओटीपी', 'รหัส', 'mã '],
  ...['コード', '番号', '코드', '번호', '码', '碼'],
];

/** How a message says for how many seconds, minutes or hours a code is good: the same way of writing. */
export const DURATION_WORDS: readonly string[] = [
  ...[
    'sec',
    'seg',
    'sek',
    'min',
    'hour',
    'hr',
    'hora',
    'heure',
    'stund',
    'ora',
    'ore',
    'ură',
    'uur',
    'sat',
  ],
  ...[
    'saat',
    'saniye',
    'dakika',
    'dk',
    'time',
    'timer',
    'timm',
    'tunt',
    'tim ',
    'godz',
    'hod',
    'vteřin',
  ],
  ...['óra', 'perc', 'másodperc', 'mp', 'val', 'giây', 'phút', 'giờ', 'menit', 'detik', 'jam'],
  ...['сек', 'мин', 'хв', 'час', 'год', 'λεπτ', 'δευτ', 'ώρ', 'ωρ'],
  ...['ثان', 'دقيق', 'دقائ', 'ساع', 'שני', 'דק', 'שע', 'सेकंड', 'मिनट', 'घंट'],
  ...['วินาที', 'นาที', 'ชั่วโมง', '秒', '分', '時間', '时', '小時', '초', '분', '시간'],
];
