package gammadesk.connectors.simulator.accounts;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** How an account's margin is reckoned. */
public enum MarginModel {
    SEGREGATED_SM,
    SEGREGATED_PM;

    /** The venue's word. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether positions offset each other. */
    public boolean isPortfolio() {
        return this == SEGREGATED_PM;
    }

    /** The model of the venue's word; empty for those that are not offered. */
    public static Optional<MarginModel> of(String word) {
        return Arrays.stream(values())
                .filter(model -> model.word().equals(word))
                .findFirst();
    }
}
