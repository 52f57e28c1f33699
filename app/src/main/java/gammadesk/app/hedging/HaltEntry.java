package gammadesk.app.hedging;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HaltState.Halted;
import gammadesk.analytics.port.Ledger;
import java.util.LinkedHashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the ledger keeps of the kill switch.
 *
 * @param action what happened
 * @param mode of the halt that it is about
 * @param reason of the press, or of the reset
 * @param progress what had become of it
 */
record HaltEntry(Action action, HaltMode mode, String reason, String progress) {
    private static final JsonMapper JSON = JsonMapper.builder().build();

    /** What happened; all but the last leave the desk halted. */
    enum Action {
        PRESS,
        /** The venue confirmed that no order is open. */
        CANCELLED,
        FLATTENED,
        RESET
    }

    static HaltEntry of(Action action, Halted halted) {
        return new HaltEntry(action, halted.mode(), halted.reason(), halted.progress());
    }

    String json() {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("action", action.name());
        fields.put("mode", mode.name());
        fields.put("reason", reason);
        fields.put("progress", progress);
        return JSON.writeValueAsString(fields);
    }

    /**
     * Reads what {@link #json} wrote.
     *
     * @throws IllegalArgumentException when it is anything else
     */
    static HaltEntry parse(String json) {
        try {
            JsonNode fields = JSON.readTree(json);
            return new HaltEntry(
                    Action.valueOf(text(fields, "action")),
                    HaltMode.valueOf(text(fields, "mode")),
                    text(fields, "reason"),
                    text(fields, "progress"));
        } catch (JacksonException e) {
            throw new IllegalArgumentException("this is no entry of the kill switch", e);
        }
    }

    private static String text(JsonNode fields, String name) {
        JsonNode field = fields.path(name);
        if (!field.isString()) {
            throw new IllegalArgumentException("the entry has no " + name);
        }
        return field.stringValue();
    }

    /** How the desk stood after it. */
    Halted halted(Ledger.Entry entry) {
        return new Halted(mode, entry.actor(), reason, entry.atMillis(), progress);
    }
}
