package gammadesk.connectors.simulator.floor;

import gammadesk.connectors.simulator.accounts.AccountJson;
import gammadesk.connectors.simulator.accounts.AccountSummary;
import gammadesk.connectors.simulator.protocol.JsonBytes;

/** An account in one currency on the wire, as {@code user.portfolio} has it. */
public final class SummaryJson {
    private static final int PLACES = 8;

    private SummaryJson() {}

    /** Writes the figures as fields of the open object. */
    public static void fields(JsonBytes out, AccountSummary summary) {
        AccountJson.summary(out, summary);
        out.name("estimated_liquidation_ratio_map").object();
        if (summary.estimatedLiquidationRatio() > 0) {
            summary.deltaByIndex()
                    .keySet()
                    .forEach(index -> out.field(index, summary.estimatedLiquidationRatio(), PLACES));
        }
        out.endObject();
    }
}
