### `doctor`: что на этой машине и в этом репозитории в порядке, странно или отсутствует; и с чего начать.

schema-doctor = что выводит `comity doctor --format json`

doctor-ok = хорошо
doctor-odd = странно
doctor-missing = нет
doctor-summary = хорошо: { $fine }, странно: { $odd }, нет: { $missing }

doctor-git = Git { $version } на месте
doctor-git-odd = Git { $version } старше, чем { $oldest }: не всё из документации будет работать
doctor-git-missing = на этой машине нет Git: прошлое, редакции и подписавшие неизвестны
doctor-cache = прочитанное хранится в { $folder }
doctor-cache-odd = для следующего запуска ничего не хранится: каждый раз всё прошлое читается заново
doctor-cache-missing = в { $folder }, где хранится прочитанное, нельзя писать
doctor-zone = часовой пояс этой машины — { $zone }
doctor-zone-odd = машина не говорит, в каком она часовом поясе; дни начинаются по UTC

doctor-repository = плейбук лежит в репозитории Git
doctor-repository-missing = плейбук лежит не в репозитории Git: не видно, кто, что и когда изменил
doctor-history = прошлое на месте целиком
doctor-history-missing = у этого клона обрезано прошлое: прежние даты, редакции и подписи не узнать
doctor-tags = метки приходят вместе с остальным
doctor-tags-odd = этот клон не берёт метки, а с ними и редакции, заказанные по имени
doctor-identity = ваши коммиты — от { $address }
doctor-identity-odd = ваши коммиты — от { $address }, а в плейбуке такого адреса ни у кого нет: возьмите свой адрес оттуда или добавьте этот в `git` своей записи в `people`
doctor-identity-missing = Git не знает, кто здесь делает коммиты
doctor-remote = у репозитория есть удалённый, { $name }
doctor-remote-missing = у репозитория нет удалённого: другая сторона ничего не видит
doctor-driver = `git log -p --ext-diff` рассказывает об изменениях предложениями
doctor-driver-odd = Git не знает, как рассказать об изменениях документов предложениями
doctor-hook = перед каждым коммитом есть проверка
doctor-hook-odd = перед коммитом ничего не проверяется

doctor-pipeline = форж проверяет каждое изменение
doctor-pipeline-odd = { $path } — не то, что пишет `comity init` этой программы: файл старый или правлен вручную
doctor-pipeline-missing = форж не проверяет изменения: нет его файла
doctor-owners = владельцы файлов соответствуют сторонам
doctor-owners-odd = { $path } не соответствует сторонам: см. { $what }
doctor-owners-missing = нет CODEOWNERS: никого не спросят, когда другая сторона правит ваше

doctor-config = comity.toml читается
doctor-config-odd = в comity.toml есть ошибки
doctor-config-missing = плейбук не читается: { $reason }
doctor-theme = тема подходит этой программе
doctor-theme-odd = theme/theme.toml написан для интерфейса { $api }, а у программы { $known }
doctor-translations = на каждом языке плейбука что-то написано
doctor-translations-odd = на языке `{ $language }`, названном в comity.toml, ничего не написано
doctor-skipped = ни один файл не пропущен
doctor-skipped-odd = не входит в плейбук: { $files }

doctor-seals = запечатанные анкеты не попадут в Git
doctor-seals-missing = текст и соль запечатанной анкеты попадут в коммит
doctor-salts = текстов и солей запечатанных анкет в Git нет
doctor-salts-missing = тексты или соли запечатанных анкет лежат в Git: { $files }; их прочтёт каждый, кто их получил
doctor-names = нет имён, которые различаются только заглавными буквами
doctor-names-odd = в macOS и Windows это один файл: { $files }
doctor-pointers = у каждого журнала есть его строки
doctor-pointers-missing = вместо файлов — указатели Git LFS: { $files }
doctor-encodings = все документы в UTF-8
doctor-encodings-missing = не в UTF-8: { $files }
doctor-line-ends = концы строк такие, как принято в Git
doctor-line-ends-odd = в коммит попали концы строк Windows, и у других изменится каждая строка: { $files }
doctor-large = нет очень больших файлов
doctor-large-odd = файлы больше 5 МБ замедляют каждый клон: { $files }
doctor-site = готовый сайт в Git не лежит
doctor-site-odd = сайт в { $folder } лежит в Git и растёт с каждой сборкой

## comity without a command
welcome-inside = эта папка — в плейбуке. Что дальше:
      comity check      что не так и почему
      comity status     как обстоят дела у партнёрства
      comity serve      плейбук в браузере, пока вы пишете
      comity new        ещё один документ
      comity doctor     готовы ли эта машина и репозиторий
    Все команды: comity --help
welcome-outside = плейбука здесь ещё нет. Что дальше:
      comity example demo      готовый пример со всем его прошлым
      comity init playbook     начать свой
    Все команды: comity --help
