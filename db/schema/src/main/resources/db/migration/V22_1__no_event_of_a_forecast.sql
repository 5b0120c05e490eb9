-- No forecast is published. Who asked for nothing else asks for tests alone: nothing at all would mean everything.

update webhook
set kinds = coalesce(nullif(array_remove(kinds, 'alerta.previsao'), '{}'), '{teste}')
where 'alerta.previsao' = any (kinds);
