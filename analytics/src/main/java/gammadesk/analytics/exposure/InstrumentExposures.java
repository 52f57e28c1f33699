package gammadesk.analytics.exposure;

import gammadesk.analytics.market.Column;
import java.util.List;

/**
 * Exposure of every option by itself, by columns.
 *
 * @param instruments the venue's names, by expiry, then strike, the call first
 * @param dealerCoin the dealers' position under the convention, coin; NaN where its size is unknown
 * @param value exposure in the map's unit; NaN where the greek or the position is unknown
 */
public record InstrumentExposures(List<String> instruments, Column dealerCoin, Column value) {
    /** Of no option at all. */
    public static final InstrumentExposures NONE = new InstrumentExposures(List.of(), Column.of(), Column.of());

    public InstrumentExposures {
        instruments = List.copyOf(instruments);
    }
}
