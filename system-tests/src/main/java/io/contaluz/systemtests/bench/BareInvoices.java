package io.contaluz.systemtests.bench;

import io.contaluz.systemtests.Sql;
import java.sql.SQLException;
import java.util.stream.Collectors;

/// The rows of issued invoices, inserted once more by the database alone: a thousand a transaction,
/// into a table that has the columns and keys of theirs and no foreign keys.
final class BareInvoices {

    private static final String COLUMNS =
            """
            select attname from pg_attribute
            where attrelid = 'invoice'::regclass and attnum > 0 and not attisdropped
                and attgenerated = ''
            """;

    private static final String COPY =
            """
            do $$
            declare
                last_id bigint := 0;
                copied bigint;
            begin
                loop
                    insert into bare_invoice ($COLUMNS) overriding system value
                    select $VALUES from invoice
                    where billing_cycle_id = $CYCLE and invoice_id > last_id
                    order by invoice_id limit 1000;
                    get diagnostics copied = row_count;
                    exit when copied = 0;
                    select max(invoice_id) into last_id from bare_invoice;
                    commit;
                end loop;
            end
            $$
            """;

    private BareInvoices() {}

    /// @param cycle whose invoices they are
    static long perSecond(Sql sql, int cycle) throws SQLException {
        var columns = sql.texts(COLUMNS);
        // A text that is stored compressed would be copied as it is, which spares most of the work.
        var values =
                columns.stream()
                        .map(column -> column.equals("bill") ? "bill || ''" : column)
                        .collect(Collectors.joining(", "));
        sql.execute("drop table if exists bare_invoice");
        sql.execute("create table bare_invoice (like invoice including all)");
        // The one thing that is not copied: how rows are kept.
        var options =
                sql.texts(
                        "select unnest(reloptions) from pg_class where oid = 'invoice'::regclass");
        sql.execute("alter table bare_invoice set (%s)".formatted(String.join(", ", options)));
        long start = System.nanoTime();
        sql.execute(
                COPY.replace("$COLUMNS", String.join(", ", columns))
                        .replace("$VALUES", values)
                        .replace("$CYCLE", Integer.toString(cycle)));
        long micros = (System.nanoTime() - start) / 1_000;
        return sql.number("select count(*) from bare_invoice") * 1_000_000 / Math.max(1, micros);
    }
}
