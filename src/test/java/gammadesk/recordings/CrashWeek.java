package gammadesk.recordings;

import gammadesk.Shared;
import gammadesk.analytics.exposure.ExposureBasis;
import gammadesk.analytics.exposure.ExposureEngine;
import gammadesk.analytics.exposure.ExposureMap;
import gammadesk.analytics.exposure.ProfileGrid;
import gammadesk.analytics.exposure.SignConvention;
import gammadesk.analytics.exposure.Stickiness;
import gammadesk.analytics.exposure.ZeroGamma;
import gammadesk.analytics.market.Currency;
import gammadesk.analytics.pricing.ChainPricer;
import gammadesk.app.market.RecordedChain;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The recorded chains of 2 to 8 February 2026, in which bitcoin fell from 78,000 to 60,000 USD. */
final class CrashWeek {
    private CrashWeek() {}

    /** What a chain says, naive by open interest. */
    record Moment(ExposureMap map, ZeroGamma zeroGamma) {}

    static List<Path> chains() throws IOException {
        List<Path> week = new ArrayList<>();
        for (String day : List.of("02", "03", "04", "05", "06", "07", "08")) {
            week.addAll(Shared.chains("_202602" + day));
        }
        return week;
    }

    static List<Moment> moments() throws IOException {
        ExposureEngine engine = new ExposureEngine();
        ExposureBasis naive = ExposureBasis.of(SignConvention.NAIVE);
        List<Moment> moments = new ArrayList<>();
        for (Path file : chains()) {
            engine.load(ChainPricer.value(RecordedChain.read(file, Currency.BTC)));
            ZeroGamma zero = engine.zeroGamma(engine.curve(naive, ProfileGrid.STANDARD, Stickiness.STICKY_STRIKE));
            moments.add(new Moment(engine.map(naive), zero));
        }
        return moments;
    }
}
