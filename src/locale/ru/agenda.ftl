### Что впереди: этапы и ближайшие даты.

phase-exploration = Разведка
phase-alignment = Согласование
phase-intent = Намерения
phase-pilot = Пилот
phase-framework = Рамки
phase-scale = Масштаб
phase-exit = Выход
both-sides = обе стороны
next-phase-begins = Начинается этап «{ $phase }»
next-phase-ends = Заканчивается этап «{ $phase }»
next-campaign-starts = { $title }: начало кампании
next-campaign-ends = { $title }: конец кампании
next-decision-review = { $title }: пересмотр решения
next-action = { $title }: срок действия по разбору
next-term-ends = { $title }: конец срока
next-rights-end = { $title }: конец прав
next-notice = { $title }: последний день для уведомления
next-record = { $kind }, { $period }: срок
next-meeting = Встреча: { $cadence }
next-payment = Платёж { $id }: { $amount }
next-payment-unknown = Платёж { $id }
next-delivery = { $what }, срок сдачи
next-content-rights-end = { $what }, конец прав
