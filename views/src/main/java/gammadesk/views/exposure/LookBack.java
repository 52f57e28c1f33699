package gammadesk.views.exposure;

import gammadesk.analytics.exposure.ExposureHistory;
import java.util.List;
import java.util.OptionalLong;

/** How far back a ghost stands behind the bars. */
enum LookBack {
    OFF("off"),
    FIVE("5 min"),
    FIFTEEN("15 min"),
    HOUR("60 min"),
    SETTLEMENT("08:00");

    private static final long MINUTE = 60_000;

    private final String label;

    LookBack(String label) {
        this.label = label;
    }

    String label() {
        return label;
    }

    /** The moment at which it looks, empty when it is off. */
    OptionalLong since(long nowMillis) {
        return switch (this) {
            case OFF -> OptionalLong.empty();
            case FIVE -> OptionalLong.of(nowMillis - 5 * MINUTE);
            case FIFTEEN -> OptionalLong.of(nowMillis - 15 * MINUTE);
            case HOUR -> OptionalLong.of(nowMillis - 60 * MINUTE);
            case SETTLEMENT -> OptionalLong.of(ExposureHistory.lastSettlement(nowMillis));
        };
    }

    /** Reads a name; anything else is off. */
    static LookBack parse(String name) {
        return List.of(values()).stream()
                .filter(look -> look.name().equals(name))
                .findFirst()
                .orElse(OFF);
    }
}
