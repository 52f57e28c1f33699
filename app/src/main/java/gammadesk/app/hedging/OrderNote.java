package gammadesk.app.hedging;

import gammadesk.analytics.market.Side;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An order of a hedge as it is written down before it is sent: enough to find out later what became of it.
 *
 * @param label ours, unique
 * @param job the hedge's identity
 * @param leg of the hedge, from 0
 * @param instrument the venue's name
 * @param side buy or sell
 * @param amount in the instrument's amount unit
 * @param price limit, in the instrument's price unit
 * @param passive whether it waits and never takes
 * @param account name of the key through which it goes
 * @param atMillis when, milliseconds since the epoch
 * @param decisionPrice middle of the leg's market at the decision, in the instrument's price unit
 */
public record OrderNote(
        String label,
        String job,
        int leg,
        String instrument,
        Side side,
        BigDecimal amount,
        BigDecimal price,
        boolean passive,
        String account,
        long atMillis,
        double decisionPrice) {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** The content of its row in the ledger, one object. */
    public String json() {
        return JSON.createObjectNode()
                .put("job", job)
                .put("leg", leg)
                .put("instrument", instrument)
                .put("side", side.name().toLowerCase(Locale.ROOT))
                .put("amount", amount.toPlainString())
                .put("price", price.toPlainString())
                .put("passive", passive)
                .put("account", account)
                .put("at", atMillis)
                .put("decision", Double.toString(decisionPrice))
                .toString();
    }

    /** The content of the row that says that it is taken back. */
    String cancelJson() {
        return JSON.createObjectNode()
                .put("job", job)
                .put("leg", leg)
                .put("what", "cancel")
                .toString();
    }

    /** What {@link #json} wrote, with its row's subject as label; empty for anything else. */
    public static Optional<OrderNote> read(String label, String content) {
        try {
            JsonNode node = JSON.readTree(content);
            return Optional.of(new OrderNote(
                    label,
                    node.required("job").stringValue(),
                    node.required("leg").intValue(),
                    node.required("instrument").stringValue(),
                    Side.valueOf(node.required("side").stringValue().toUpperCase(Locale.ROOT)),
                    new BigDecimal(node.required("amount").stringValue()),
                    new BigDecimal(node.required("price").stringValue()),
                    node.required("passive").booleanValue(),
                    node.required("account").stringValue(),
                    node.required("at").longValue(),
                    Double.parseDouble(node.required("decision").stringValue())));
        } catch (JacksonException | IllegalArgumentException _) {
            return Optional.empty();
        }
    }
}
