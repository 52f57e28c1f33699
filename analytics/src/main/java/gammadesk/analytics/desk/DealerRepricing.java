package gammadesk.analytics.desk;

import gammadesk.analytics.exposure.ConventionBand;
import gammadesk.analytics.exposure.DealerCurve;
import gammadesk.analytics.exposure.HedgeLadder;
import gammadesk.analytics.exposure.Levels;
import gammadesk.analytics.exposure.ZeroGamma;
import java.util.List;

/**
 * The dealers' book, fully repriced over spot.
 *
 * @param choice for which it was computed
 * @param venueMillis the venue's time of the chain
 * @param smiles which volatilities moved options take, in words
 * @param curves one per {@link ExposureChoice.Side}, in its order
 * @param band totals and crossings of each, in the same order
 * @param levels walls under the chosen side
 * @param ladder what dealers must trade under the chosen side
 */
public record DealerRepricing(
        ExposureChoice choice,
        long venueMillis,
        String smiles,
        List<DealerCurve> curves,
        ConventionBand band,
        Levels levels,
        HedgeLadder ladder) {
    public DealerRepricing {
        curves = List.copyOf(curves);
    }

    /** The curve of the chosen side. */
    public DealerCurve curve() {
        return curves.get(choice.side().place());
    }

    /** The crossings of the chosen side. */
    public ZeroGamma zeroGamma() {
        return band.readings().get(choice.side().place()).zeroGamma();
    }
}
