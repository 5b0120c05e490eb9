package io.contaluz.billing.notification;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import io.contaluz.billing.refusal.Refusal;
import java.util.Arrays;
import java.util.stream.Collectors;

/// What can happen that somebody is told of.
public enum EventKind {
    INVOICE_ISSUED("fatura.emitida", "Sua fatura chegou"),
    INVOICE_CORRECTED("fatura.corrigida", "Sua fatura foi corrigida"),
    INVOICE_DUE("fatura.vencendo", "Sua fatura vence em breve"),
    INVOICE_OVERDUE("fatura.vencida", "Sua fatura venceu"),
    PAYMENT_RECEIVED("pagamento.recebido", "Recebemos o seu pagamento"),
    EXCESS_CONSUMPTION("alerta.excesso", "Seu consumo está acima do habitual"),
    SILENT_METER("alerta.medidor-silencioso", "Seu medidor não está respondendo"),
    TAMPER("alerta.violacao", "Possível violação do medidor"),
    LOW_VOLTAGE("alerta.tensao-baixa", "Tensão baixa na sua unidade"),
    LOW_CREDIT("prepago.credito-baixo", "Seu crédito de energia está acabando"),
    TEST("teste", "Teste");

    private final String wireName;
    private final String title;

    EventKind(String wireName, String title) {
        this.wireName = wireName;
        this.title = title;
    }

    /// The kind of that name.
    ///
    /// @throws Refusal if there is none
    @JsonCreator
    public static EventKind named(String wireName) {
        return Arrays.stream(values())
                .filter(kind -> kind.wireName.equals(wireName))
                .findFirst()
                .orElseThrow(EventKind::unknown);
    }

    /// As JSON, tables and headers have it.
    @JsonValue
    public String wireName() {
        return wireName;
    }

    /// As the subject of a mail.
    String title() {
        return title;
    }

    /// Whether the customer is told by mail; who may have tampered with a meter is not warned.
    boolean isMailed() {
        return this != TAMPER;
    }

    private static Refusal unknown() {
        var known = Arrays.stream(values()).map(EventKind::wireName);
        return Refusal.invalid(
                "eventos", "só pode ter: " + known.collect(Collectors.joining(", ")));
    }
}
