package gammadesk.views.surface;

import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.desk.MarketPicture;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.market.Expiry;
import gammadesk.analytics.market.ExpiryChain;
import gammadesk.analytics.surface.FitRefusal;
import gammadesk.analytics.surface.FitState;
import gammadesk.analytics.surface.FittedSlice;
import gammadesk.analytics.surface.FittedSurface;
import gammadesk.analytics.surface.ModelKind;
import gammadesk.views.chart.Formats;
import gammadesk.views.chart.Freshness;
import gammadesk.views.fx.DeskContext;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What a surface screen shows.
 *
 * @param market with its fitted smiles, empty when there are none
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

    /** All expiries, none when there is no market. */
    List<FittedSlice> slices() {
        return market.map(known -> known.surface().slices()).orElse(List.of());
    }

    /** What was fitted, by which convention and when, for the second line of a title. */
    String context(String convention) {
        return market.map(known -> convention + " · " + states(known.surface()) + " · "
                        + Formats.utc(known.surface().venueMillis()))
                .orElse("");
    }

    /** How many slices are fresh by which model, stale and refused. */
    private static String states(FittedSurface surface) {
        String fresh = surface.slices().stream()
                .filter(slice -> slice.state() == FitState.FRESH)
                .collect(Collectors.groupingBy(
                        FittedSlice::kind, () -> new EnumMap<>(ModelKind.class), Collectors.counting()))
                .entrySet()
                .stream()
                .map(entry -> entry.getValue() + " " + SurfaceWords.model(entry.getKey()))
                .collect(Collectors.joining(", "));
        return fresh + counted(surface, FitState.STALE, " stale") + counted(surface, FitState.REFUSED, " refused");
    }

    private static String counted(FittedSurface surface, FitState state, String word) {
        long count = surface.slices().stream()
                .filter(slice -> slice.state() == state)
                .count();
        return count == 0 ? "" : ", " + count + word;
    }

    /** The oldest datum of an expiry, in words. */
    String age(Expiry expiry) {
        double oldest = chain(expiry)
                .map(chain -> Arrays.stream(chain.ageSeconds().toArray()).max().orElse(Double.NaN))
                .orElse(Double.NaN);
        return Double.isNaN(oldest) ? "quote age unknown" : "oldest quote " + Formats.age(oldest);
    }

    /** The age of one option's quote, in words. */
    String age(Expiry expiry, String instrument) {
        return chain(expiry)
                .filter(chain -> chain.instruments().contains(instrument))
                .map(chain -> chain.ageSeconds().get(chain.instruments().indexOf(instrument)))
                .filter(seconds -> !Double.isNaN(seconds))
                .map(seconds -> "quote " + Formats.age(seconds) + " old")
                .orElse("quote age unknown");
    }

    private Optional<ExpiryChain> chain(Expiry expiry) {
        return market.stream()
                .flatMap(known -> known.valuation().chain().expiries().stream())
                .filter(chain -> chain.expiry().equals(expiry))
                .findFirst();
    }

    private static String waiting(DeskSnapshot snapshot, Currency currency) {
        return "No " + currency + " options have arrived: the feed is "
                + snapshot.health().state().sentence()
                + ". Wait for the listing, or choose another currency.";
    }

    private static String reason(MarketPicture market) {
        if (market.surface().slices().isEmpty()) {
            return "No " + market.currency() + " surface has been fitted yet: there is no quoted option. "
                    + "Wait for quotes, or choose another currency.";
        }
        return market.surface().smiles().isEmpty()
                ? "No " + market.currency() + " expiry has a fit: " + refusals(market.surface())
                        + ". Wait for quotes, or choose another currency."
                : "";
    }

    private static String refusals(FittedSurface surface) {
        Map<FitRefusal.Reason, Long> reasons = surface.slices().stream()
                .flatMap(slice -> SurfaceWords.refusal(slice).stream())
                .collect(Collectors.groupingBy(
                        FitRefusal::reason, () -> new EnumMap<>(FitRefusal.Reason.class), Collectors.counting()));
        return reasons.entrySet().stream()
                .map(entry -> entry.getKey().sentence() + " (" + entry.getValue() + ")")
                .collect(Collectors.joining(", "));
    }
}
