package gammadesk.views.surface;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.surface.SmileSlice;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Freshness;
import gammadesk.views.fx.DeskContext;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * What a surface screen shows.
 *
 * @param market with its smiles, empty when there are none
 * @param freshness how far they can be believed
 * @param emptySentence why there are none and what to do, empty when there are some
 */
record SurfacePicture(Optional<MarketPicture> market, Freshness freshness, String emptySentence) {
    static SurfacePicture of(DeskSnapshot snapshot, DeskContext context) {
        Currency currency = context.currency().get();
        Optional<MarketPicture> market = snapshot.market(currency);
        String reason = market.map(SurfacePicture::reason).orElseGet(() -> waiting(snapshot, currency));
        return new SurfacePicture(
                reason.isEmpty() ? market : Optional.empty(), Freshness.of(snapshot, context.clock()), reason);
    }

    /** The smiles, none when there is no market. */
    List<SmileSlice> slices() {
        return market.map(known -> known.surface().slices()).orElse(List.of());
    }

    /** Convention and time, for the second line of a title. */
    String context(String convention) {
        return market.map(known -> convention + " · " + Formats.utc(known.venueMillis()))
                .orElse("");
    }

    /** The oldest datum of an expiry, in words. */
    String age(Expiry expiry) {
        double oldest = market.stream()
                .flatMap(known -> known.valuation().chain().expiries().stream())
                .filter(chain -> chain.expiry().equals(expiry))
                .flatMapToDouble(chain -> Arrays.stream(chain.ageSeconds().toArray()))
                .max()
                .orElse(Double.NaN);
        return Double.isNaN(oldest) ? "quote age unknown" : "oldest quote " + Formats.age(oldest);
    }

    private static String waiting(DeskSnapshot snapshot, Currency currency) {
        return "No " + currency + " options have arrived: the feed is "
                + snapshot.health().state().sentence()
                + ". Wait for the listing, or choose another currency.";
    }

    private static String reason(MarketPicture market) {
        return market.surface().slices().isEmpty()
                ? "No " + market.currency() + " expiry has enough quoted strikes for a smile. "
                        + "Wait for quotes, or choose another currency."
                : "";
    }
}
