### Подписи и запечатанные анкеты: слова команд `signoff`, `verify`, `seal` и `reveal`.

no-such-document = в этом плейбуке нет документа `{ $word }`
    .help = назовите файл или имя, под которым на документ ссылаются: `2026-02-loi`, `agreement/2026-02-loi`

schema-verify = что печатает `comity verify --format json`

## comity signoff
signoff-head = { $party } подтверждает этот текст: { $person } ({ $by }), { $date }, прочитано на `{ $lang }`
signoff-counts = Что подтверждается:
signoff-leans = На что текст опирается:
signoff-words = { $n ->
    [one] { $n } слово, пробелы вне кода не в счёт
    [few] { $n } слова, пробелы вне кода не в счёт
   *[other] { $n } слов, пробелы вне кода не в счёт
}
signoff-dry-run = в { $path } ничего не записано
signoff-again = в { $path } это уже записано
signoff-done = подпись записана в { $path }; сделайте коммит сами и по возможности подпишите его: `comity verify` смотрит, кто его сделал

signoff-unreadable = { $path } не читается: ошибка в строке { $line }
    .help = `comity check { $path }` скажет, что не так; подтвердить можно только то, что читается
signoff-no-fields = в { $path } нет заголовка, куда записать подпись
    .help = начните документ строками `---`, `title: …` и `---`
signoff-no-address = Git не знает, кто вы: не задан `user.email`
    .help = назовите того, кто подписывает: `--by PERSON`
signoff-unknown-address = ни у одной стороны нет человека с адресом { $address }
    .help = впишите адрес в `people.ID.git` своей стороны или назовите того, кто подписывает: `--by PERSON`
signoff-no-such-person = ни у одной стороны нет человека `{ $word }`
    .help = люди перечислены в `people` своей стороны
signoff-has-left = `{ $person }` больше не участвует с { $until } и после этого дня не подписывает
    .help = пусть подпишет тот, кто участвует, или укажите день подписи: `--date`
signoff-other-party = `{ $person }` — человек стороны `{ $party }` и не подписывает за `{ $asked }`
    .help = за другую сторону не подписывает никто
signoff-no-side = `{ $party }` — не сторона этого партнёрства
    .help = стороны перечислены в `parties` на первой странице; подписывают только они
signoff-which-language = документ написан на нескольких языках ({ $langs }), и неизвестно, какую версию читали
    .help = скажите это: `--read en` или `--read ru`
signoff-no-such-language = версии на `{ $lang }` нет: документ написан на { $langs }
    .help = назовите язык, на котором он написан
signoff-old-evidence = подпись стороны `{ $party }` ссылается на `{ $evidence }`, а это подтверждение другого текста
    .help = назовите новое основание: `--evidence WHERE`, или уберите из документа старое
signoff-by-hand = { $path } записан так, что программа его не правит
    .help = впишите в заголовок сами: { $lines }

## comity seal, comity reveal
seal-no-sheet = { $path } — не анкета согласования
    .help = запечатывают документы вида `alignment`
seal-already = на { $path } уже стоит печать
    .help = `comity reveal { $path }` покажет текст
seal-no-side = в { $path } не сказано, чья это анкета
    .help = впишите `party:` — одну из сторон, перечисленных в `parties` на первой странице
seal-unreadable = { $path } не читается или его заголовок записан не простым YAML
    .help = `comity check { $path }` скажет, что не так
seal-translated = у { $path } есть переводы, по которым виден запечатанный текст
    .help = уберите их из плейбука, пока анкета не вскрыта
seal-empty = в { $path } нечего запечатывать
    .help = сначала заполните анкету
seal-committed = текст { $path } можно прочитать в коммите { $commit }
    .help = печать ничего не скроет; заведите анкету под другим именем, которого в коммитах не было
seal-staged = текст { $path } уже подготовлен к следующему коммиту
    .help = `git rm --cached { $path }` вернёт его назад
seal-not-ignored = Git не игнорирует { $path }, а там должен храниться текст
    .help = впишите строку `*` в `.comity/sealed/.gitignore`
seal-kept-already = { $path } уже есть: это текст анкеты, запечатанной раньше
    .help = уберите файл, если он больше не нужен
sealed = анкета { $path } запечатана: в файле осталась только печать, его можно добавить в коммит
    печать  { $seal }
    соль  { $salt }
    Текст и соль лежат в { $kept } и рядом, Git их не видит. Сохраните копию соли: без неё печать
    ничего не доказывает, а второй раз её не покажут.
reveal-no-seal = на { $path } нет печати
    .help = `comity seal { $path }` запечатает анкету, которой ещё не было в коммитах
reveal-again = текст { $path } уже показан
    .help = `comity verify { $path }` скажет, тот ли это текст
reveal-not-kept = текста или соли { $path } нет в { $kept }
    .help = назовите их: `--text FILE --salt HEX`; они есть только у того, кто запечатал анкету
reveal-differs = текст и соль не те, с которыми запечатана { $path }
    .help = посмотрите, не менялся ли текст: вскрытый текст должен буква в букву совпасть с запечатанным
reveal-no-branch = основная ветка неизвестна, и нельзя узнать, все ли стороны запечатали свои анкеты
    .help = `git fetch origin` или `git remote set-head origin --auto`
reveal-too-early = в ветке { $branch } ещё нет печатей этих сторон: { $sides }
    .help = дождитесь, пока их добавят, затем `git fetch` и повторите
revealed = анкета { $path } вскрыта: текст стоит на месте вместе с печатью и солью, его можно добавить в коммит
    Копия в { $kept } больше не нужна.

## comity verify
verify-text-fits = текст тот же, что подтверждён
verify-text-differs = с тех пор текст изменился
verify-text-no-digest = отпечатка нет, и нельзя узнать, менялся ли текст
verify-text-unknown-scheme = отпечаток сделан по схеме, которой эта программа не знает; может знать более новая
verify-trust-claimed = со слов
verify-trust-committed-by-side = записано стороной
verify-trust-verified = проверено
verify-no-history = истории нет, смотреть некуда
verify-not-committed = в таком виде её нет ни в одном коммите
verify-cut-off = коммита, где она появилась, нет в этой урезанной копии; его принесёт `git fetch --unshallow`
verify-stranger = записана в коммите { $commit }, автор { $name } <{ $address }>: там, откуда началось это изменение, его не называла ни одна сторона
verify-other-party = записана в коммите { $commit }, автор { $person } — со стороны { $party }
verify-committed = записана в коммите { $commit }, автор { $person }
verify-signed = записана в коммите { $commit }, его подписал ключом { $person }
verify-signature-not-asked = подпись коммита не смотрели
verify-signature-missing = коммит не подписан
verify-signature-not-ssh = коммит подписан OpenPGP или X.509, это не проверяется
verify-signature-no-signers = коммит подписан, но нет списка ключей, чтобы проверить
verify-signature-unknown-key = коммит подписан ключом, которого нет в списке
verify-signature-not-of-the-side = коммит подписан ключом человека не с этой стороны
verify-signature-bad = подпись не от этого коммита
verify-signature-no-program = коммит подписан, но нет ssh-keygen, чтобы проверить
verify-since-unknown = что изменилось, без истории неизвестно
verify-since-never = текста с таким отпечатком нет ни в одном коммите
verify-change = { $part }: изменено в { $commit }, автор { $name }, { $date }: { $summary }
verify-change-here = { $part }: изменено, коммита ещё нет
verify-closed = документ закрыт: сам текст тот же, что подтвердили, а то, на что он опирается, может меняться дальше
verify-seal-sealed = запечатано: текст ещё не показан
verify-seal-fits = вскрыто: текст тот же, что запечатан
verify-seal-differs = вскрыто: текст не тот, что запечатан
verify-seal-no-salt = текст есть, а соли нет: нельзя узнать, тот ли он, что запечатан
verify-seal-unknown-scheme = печать сделана по схеме, которой эта программа не знает; может знать более новая
verify-nothing = подписей нет
verify-count-fits = { $n ->
    [one] { $n } совпадает
   *[other] { $n } совпадают
}
verify-count-differs = { $n ->
    [one] { $n } текст изменился
    [few] { $n } текста изменились
   *[other] { $n } текстов изменились
}
verify-count-no-digest = { $n } без отпечатка
verify-count-unknown-scheme = { $n } по неизвестной схеме
verify-count-verified = { $n } проверено
verify-count-committed-by-side = { $n } записано стороной
verify-count-claimed = { $n } со слов
verify-column-document = Документ
verify-column-party = Сторона
verify-column-signed = Подпись
verify-column-text = Текст
verify-column-trust = Кто подписал
verify-signers-inside = { $path } лежит в репозитории, и изменение могло бы принести своих подписантов
    .help = назовите файл вне репозитория или держите ключи в .comity/allowed_signers основной ветки
