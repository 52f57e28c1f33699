package gammadesk.views.hedging;

import gammadesk.analytics.decision.HedgeCard;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/** Which ended proposals are shown. */
final class HistoryModel {
    /** Lets everything through. */
    static final String ALL = "all";

    private final StringProperty coin = new SimpleStringProperty(ALL);
    private final StringProperty advisor = new SimpleStringProperty(ALL);
    private final StringProperty end = new SimpleStringProperty(ALL);
    private final StringProperty text = new SimpleStringProperty("");
    private final StringProperty count = new SimpleStringProperty("");
    private final StringProperty empty = new SimpleStringProperty("");
    private final ObjectProperty<List<HedgeCard>> rows = new SimpleObjectProperty<>(List.of());

    StringProperty coin() {
        return coin;
    }

    StringProperty advisor() {
        return advisor;
    }

    /** The end state. */
    StringProperty end() {
        return end;
    }

    StringProperty text() {
        return text;
    }

    StringProperty count() {
        return count;
    }

    /** Why there are no rows. */
    StringProperty empty() {
        return empty;
    }

    ObjectProperty<List<HedgeCard>> rows() {
        return rows;
    }

    static boolean isIn(String chosen, String value) {
        return chosen.equals(ALL) || chosen.equals(value);
    }

    /** Whether every word of a text is found in a record. */
    static boolean contains(String text, HedgeCard card) {
        String in = String.join(
                        " ",
                        card.id(),
                        card.coin().code(),
                        card.proposal().advisor(),
                        card.proposal().sentence(),
                        card.standing().state().sentence(),
                        String.join(
                                " ",
                                card.standing().shown().legs().stream()
                                        .map(HedgeWords::leg)
                                        .toList()))
                .toLowerCase(Locale.ROOT);
        return Stream.of(text.toLowerCase(Locale.ROOT).strip().split("\\s+")).allMatch(in::contains);
    }
}
