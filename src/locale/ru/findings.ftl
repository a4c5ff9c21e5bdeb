### Общее для нескольких замечаний: подсказки и названия.

did-you-mean = может быть, `{ $near }`?

target-party = сторона
target-person = человек
target-party-or-person = сторона или человек
target-market = рынок
target-metric = метрика
target-ready-metric = готовая метрика
target-ledger = журнал
target-decision = решение
target-brief = кампания
target-agreement = соглашение
target-candidate = кандидат
target-cadence = ритм
target-object = документ или его пункт

form-table = таблица ключей и значений
form-list = список вида `[один, два]`
form-text = текст
form-nothing = ничего
form-integer = целое число

group-reading = чтение
group-structure = ссылки и структура
group-people = люди и общение
group-phases = этапы и переходы
group-alignment = согласие сторон
group-expectations = ожидания
group-deadlines = сроки
group-campaigns = кампании
group-health = здоровье
group-history = история
group-hygiene = гигиена
