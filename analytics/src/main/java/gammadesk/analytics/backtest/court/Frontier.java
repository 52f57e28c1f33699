package gammadesk.analytics.backtest.court;

import java.util.List;

/** Rules by cost and risk. */
public final class Frontier {
    private Frontier() {}

    /** A rule on the plane. */
    public record Setting(String family, double dial, Role role, double meanCost, double shortfall) {
        private boolean beats(Setting other) {
            boolean isNoWorse = meanCost <= other.meanCost && shortfall <= other.shortfall;
            return isNoWorse && (meanCost < other.meanCost || shortfall < other.shortfall);
        }
    }

    /** The points in the order of the settings; controls neither beat nor are efficient. */
    public static List<FrontierPoint> of(List<Setting> settings) {
        return settings.stream()
                .map(one -> new FrontierPoint(
                        one.family, one.dial, one.role, one.meanCost, one.shortfall, isEfficient(one, settings)))
                .toList();
    }

    private static boolean isEfficient(Setting one, List<Setting> all) {
        return one.role != Role.CONTROL
                && all.stream().noneMatch(other -> other.role != Role.CONTROL && other.beats(one));
    }
}
