### `cms`: формы и что говорится, когда они записаны.

cms-heading = Формы этого плейбука для Sveltia CMS; их записала `comity cms` по схемам плейбука. Правки здесь пропадут
    при новой записи: свои поля заводят в comity.toml, в [kinds.KIND.fields].
cms-single = Партнёрство
cms-item = Запись
cms-id = Ключ
cms-value = Значение
cms-yes = Да
cms-no = Нет
cms-body = Текст
cms-body-hint = Markdown; заголовки начинаются с ##
cms-wrong-form = пишется так: { $example }
cms-hint = { $meaning }; например, { $example }
cms-done = { $files ->
    [one] записан { $files } файл
    [few] записано { $files } файла
   *[many] записано { $files } файлов
} в { $folder }
cms-next = откройте доступ к { $folder } по https; сохранённое там станет запросом на слияние
cms-next-direct = откройте доступ к { $folder } по https; сохранённое там попадёт коммитом в ветку, названную в config.yml
cms-next-package = странице ещё нужен редактор: `npm install @sveltia/cms`, затем та же команда с `--package node_modules/@sveltia/cms`
cms-no-forge = ни по адресу удалённого репозитория, ни по файлам не видно, на каком форже лежит этот плейбук
    .help = назовите его: `--forge github`, `gitlab` или `forgejo`; `--forge test` — чтобы только посмотреть
cms-no-repository = у репозитория этого плейбука нет адреса на форже
    .help = назовите его так, как он зовётся на форже: `--repository владелец/имя`
cms-in-the-way = { $path } уже есть, а эту папку записала не `comity cms`
    .help = выберите для форм отдельную папку
cms-no-package = { $path } — не пакет `@sveltia/cms`: в нём нет npm/index.js
    .help = `npm install @sveltia/cms` положит его в node_modules/@sveltia/cms
