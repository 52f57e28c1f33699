package gammadesk.views.book;

import gammadesk.analytics.desk.BookSource;
import gammadesk.views.book.RiskActions.Outcome;
import gammadesk.views.chart.ExportTarget.Kind;
import gammadesk.views.fx.FxThread;
import java.util.concurrent.CompletableFuture;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

/** Where the book comes from and where it goes, and what became of that. */
final class SourceMenu {
    private static final PseudoClass GOOD = PseudoClass.getPseudoClass("good");
    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");
    private static final PseudoClass DEMO = PseudoClass.getPseudoClass("demo");

    private final BookRiskDesk desk;
    private final MenuButton menu = new MenuButton("Book");
    private final Label words = new Label();
    private final HBox line = new HBox();

    SourceMenu(BookRiskDesk desk) {
        this.desk = desk;
        menu.setId("book-source");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.getStyleClass().add("book-source");
        menu.setTooltip(new Tooltip("Which book is shown; import and export as CSV"));
        menu.getItems()
                .setAll(
                        item("book-account", "The account's", desk.actions()::useAccount),
                        item("book-import", "Import CSV…", this::importFile),
                        item("book-demo", "DEMO book, invented", desk.actions()::useDemo),
                        new SeparatorMenuItem(),
                        item("book-export", "Export CSV…", this::exportFile));
        words.setId("book-outcome");
        words.setWrapText(true);
        words.setMaxWidth(Double.MAX_VALUE);
        HBox.setHgrow(words, Priority.ALWAYS);
        Button dismiss = new Button("Dismiss");
        dismiss.setMinWidth(Region.USE_PREF_SIZE);
        dismiss.setTooltip(new Tooltip("Put this message away"));
        dismiss.setOnAction(_ -> say(new Outcome(true, "")));
        line.getStyleClass().add("outcome-line");
        line.setAlignment(Pos.CENTER_LEFT);
        line.getChildren().setAll(words, dismiss);
        say(new Outcome(true, ""));
    }

    Node node() {
        return menu;
    }

    /** The line that says what became of an import or export. */
    Node outcome() {
        return line;
    }

    void show(BookSource source) {
        String name = switch (source) {
            case BookSource.Account _ -> "Account";
            case BookSource.File _ -> "File";
            case BookSource.Demo _ -> "DEMO";
            case BookSource.None _ -> "No book";
        };
        if (!name.equals(menu.getText())) {
            menu.setText(name);
            menu.pseudoClassStateChanged(DEMO, source instanceof BookSource.Demo);
        }
    }

    private static MenuItem item(String id, String words, Runnable action) {
        MenuItem item = new MenuItem(words);
        item.setId(id);
        item.setOnAction(_ -> action.run());
        return item;
    }

    /** Asks for a file and shows its book. */
    void importFile() {
        desk.files().open(menu).ifPresent(file -> follow(desk.actions().importFrom(file)));
    }

    private void exportFile() {
        desk.exports()
                .choose(menu, Kind.CSV, "book.csv")
                .ifPresent(file -> follow(desk.actions().exportTo(file)));
    }

    private void follow(CompletableFuture<Outcome> coming) {
        var _ = coming.thenAccept(outcome -> FxThread.run(() -> say(outcome)));
    }

    private void say(Outcome outcome) {
        words.setText(outcome.sentence());
        line.pseudoClassStateChanged(GOOD, outcome.done());
        line.pseudoClassStateChanged(BAD, !outcome.done());
        line.setVisible(!outcome.sentence().isEmpty());
        line.setManaged(!outcome.sentence().isEmpty());
    }
}
