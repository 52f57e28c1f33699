package gammadesk.analytics.forecast;

import gammadesk.analytics.forecast.model.EwmaModel;
import gammadesk.analytics.forecast.model.GarchKind;
import gammadesk.analytics.forecast.model.GarchModel;
import gammadesk.analytics.forecast.model.HarModel;
import gammadesk.analytics.forecast.model.LearnedModel;
import gammadesk.analytics.forecast.model.NeuralModel;
import gammadesk.analytics.forecast.model.SeasonalModel;
import gammadesk.analytics.forecast.model.VolatilityModel;
import java.util.List;
import java.util.Optional;

/** The models there are, by name. */
public final class ForecastModels {
    private ForecastModels() {}

    /** The one that all others are measured by. */
    public static VolatilityModel benchmark() {
        return HarModel.har();
    }

    /** The learned ones, which are used only where {@link LearnedGate} opens. */
    public static List<VolatilityModel> learned() {
        return List.of(new LearnedModel(), new NeuralModel());
    }

    /** All that stand by themselves, the benchmark first. */
    public static List<VolatilityModel> all() {
        return List.of(
                benchmark(),
                new EwmaModel(),
                HarModel.logHar(),
                HarModel.jumps(),
                HarModel.quarticity(),
                HarModel.implied(),
                HarModel.logImplied(),
                HarModel.hourly(),
                new SeasonalModel(HarModel.har()),
                new SeasonalModel(HarModel.logHar()),
                new SeasonalModel(HarModel.hourly()),
                new GarchModel(GarchKind.GARCH, false),
                new GarchModel(GarchKind.GARCH, true),
                new GarchModel(GarchKind.GJR, false),
                new GarchModel(GarchKind.GJR, true),
                new GarchModel(GarchKind.EGARCH, false),
                new GarchModel(GarchKind.EGARCH, true),
                new LearnedModel(),
                new NeuralModel());
    }

    /** The one of a name. */
    public static Optional<VolatilityModel> named(String name) {
        return all().stream().filter(model -> model.name().equals(name)).findFirst();
    }
}
