package gammadesk.connectors.simulator.store;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import gammadesk.connectors.simulator.accounts.LogEntry;
import gammadesk.connectors.simulator.matching.Party;
import tools.jackson.databind.json.JsonMapper;

/** How the exchange's records are written. */
public final class VenueJson {
    private VenueJson() {}

    /** A mapper that knows the sealed types among them. */
    public static JsonMapper mapper() {
        return JsonMapper.builder()
                .addMixIn(LogEntry.Detail.class, Named.class)
                .addMixIn(Party.class, Named.class)
                .build();
    }

    /** One of several permitted types, told apart by name. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, include = JsonTypeInfo.As.WRAPPER_ARRAY)
    private interface Named {}
}
