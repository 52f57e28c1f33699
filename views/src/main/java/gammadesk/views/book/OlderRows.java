package gammadesk.views.book;

import gammadesk.analytics.desk.AccountPicture;
import gammadesk.analytics.desk.DeskSnapshot;
import gammadesk.analytics.port.Past;
import gammadesk.analytics.port.PastAnswer;
import gammadesk.analytics.port.PastAnswer.Loaded;
import gammadesk.analytics.port.PastAnswer.Unavailable;
import gammadesk.views.controls.Buttons;
import gammadesk.views.format.Times;
import gammadesk.views.fx.FxThread;
import java.util.OptionalLong;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/** The button that loads older rows of a table, and how far back they reach. On the FX thread. */
final class OlderRows {
    private final BookDesk desk;
    private final Past past;
    private final StringProperty words;
    private final BooleanProperty loading;
    private final HBox node;
    private String account = "";
    private long number;

    /** Nothing is loaded yet; what is said of it stands in the model. */
    OlderRows(BookDesk desk, BookModel<?> model, Past past) {
        this.desk = desk;
        this.past = past;
        this.words = model.older();
        this.loading = model.loadingOlder();
        this.node = build();
    }

    Node node() {
        return node;
    }

    /** What was said of one account does not hold for another. */
    void show(DeskSnapshot snapshot) {
        String now = snapshot.account().map(OlderRows::identity).orElse("");
        if (!now.equals(account)) {
            account = now;
            number++;
            words.set("");
            loading.set(false);
        }
    }

    private static String identity(AccountPicture picture) {
        return picture.venue().address() + " " + picture.keyName();
    }

    private HBox build() {
        Button button = Buttons.button(
                "older-" + BookWords.word(past), "Older", "Load the next older page of the account's past", this::load);
        button.disableProperty().bind(loading);
        Label said = new Label();
        said.setId("older-state-" + BookWords.word(past));
        said.getStyleClass().add("dim-words");
        said.setMinWidth(Region.USE_PREF_SIZE);
        said.textProperty().bind(words);
        HBox box = new HBox(4, button, said);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }

    private void load() {
        long mine = ++number;
        loading.set(true);
        words.set("loading …");
        var _ = desk.actions().loadOlder(past).thenAccept(said -> FxThread.later(() -> take(mine, said)));
    }

    private void take(long of, PastAnswer said) {
        if (of == number) {
            loading.set(false);
            words.set(words(said));
        }
    }

    private static String words(PastAnswer said) {
        return switch (said) {
            case Loaded loaded when !loaded.hasMore() -> count(loaded) + "nothing older";
            case Loaded loaded -> count(loaded) + since(loaded.sinceMillis());
            case Unavailable(String reason) -> "not loaded: " + reason;
        };
    }

    private static String count(Loaded loaded) {
        return loaded.fresh() == 0 ? "" : loaded.fresh() + " more, ";
    }

    private static String since(OptionalLong millis) {
        return millis.isPresent() ? "complete since " + Times.dateTime(millis.getAsLong()) : "there is more";
    }
}
