package gammadesk.views.book;

import gammadesk.views.chart.FileSaver;
import gammadesk.views.confirm.ActionPane;
import gammadesk.views.controls.Buttons;
import gammadesk.views.fx.LiveColumn;
import gammadesk.views.fx.LiveTable;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Function;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

/** A table of the book with its filter, its columns to choose, its export, and a place for questions and answers. */
final class BookTable<R> {
    private static final PseudoClass STALE = PseudoClass.getPseudoClass("stale");

    private final BookDesk desk;
    private final BookModel<R> model;
    private final String name;
    private final LiveTable<R> table;
    private final HBox actions = new HBox(4);
    private final Label saved = new Label();
    private final VBox content = new VBox();
    private final ActionPane pane;

    /**
     * A table.
     *
     * @param name for assistive technology and as the beginning of file names
     * @param key what a row is about
     * @param hidden columns that are not shown until they are chosen
     */
    BookTable(
            BookDesk desk,
            BookModel<R> model,
            String name,
            Function<R, Object> key,
            List<LiveColumn<R>> columns,
            Set<String> hidden) {
        this.desk = desk;
        this.model = model;
        this.name = name;
        this.table = new LiveTable<>(desk.context(), name, key, columns).sortable();
        hidden.forEach(id -> table.showColumn(id, false));
        this.pane = new ActionPane(desk.context().clock(), content);
        build();
        model.rows().subscribe(() -> table.show(model.rows().get()));
        model.emptiness().subscribe(table::explainEmptiness);
        model.stale().subscribe(stale -> content.pseudoClassStateChanged(STALE, stale));
    }

    Node node() {
        return pane.node();
    }

    LiveTable<R> table() {
        return table;
    }

    ActionPane pane() {
        return pane;
    }

    /** Buttons between the filter and the count. */
    void actions(Node... nodes) {
        actions.getChildren().setAll(nodes);
    }

    /** Something beneath the table. */
    void below(Node node) {
        content.getChildren().add(node);
    }

    void close() {
        table.close();
    }

    private void build() {
        TextField filter = new TextField();
        filter.setId("filter-" + name.toLowerCase(Locale.ROOT).replace(' ', '-'));
        filter.setPromptText("Filter");
        filter.setAccessibleText("Filter " + name);
        filter.setTooltip(new Tooltip("Show only rows that contain all of these words (Ctrl+F)"));
        filter.setPrefColumnCount(12);
        filter.setMinWidth(60);
        filter.textProperty().bindBidirectional(model.filter());
        Label count = dim(model);
        Label state = new Label();
        state.getStyleClass().add("account-state");
        state.textProperty().bind(model.state());
        state.setMinWidth(0);
        Tooltip whole = new Tooltip();
        whole.textProperty().bind(model.state());
        state.setTooltip(whole);
        model.stale().subscribe(stale -> state.pseudoClassStateChanged(STALE, stale));
        Region spring = new Region();
        HBox.setHgrow(spring, Priority.ALWAYS);
        actions.setAlignment(Pos.CENTER_LEFT);
        actions.setMinWidth(Region.USE_PREF_SIZE);
        saved.getStyleClass().add("dim-words");
        saved.setMinWidth(0);
        HBox bar = new HBox(filter, actions, count, state, saved, spring, columnsMenu(), csvButton());
        bar.getStyleClass().add("panel-bar");
        bar.setAlignment(Pos.CENTER_LEFT);
        content.getStyleClass().add("book-table");
        VBox.setVgrow(table.node(), Priority.ALWAYS);
        content.getChildren().setAll(bar, table.node());
        content.addEventFilter(KeyEvent.KEY_PRESSED, event -> {
            if (event.isShortcutDown() && event.getCode() == KeyCode.F) {
                filter.requestFocus();
                event.consume();
            }
        });
    }

    private static Label dim(BookModel<?> model) {
        Label count = new Label();
        count.getStyleClass().add("dim-words");
        count.setMinWidth(Region.USE_PREF_SIZE);
        count.textProperty().bind(model.count());
        return count;
    }

    private MenuButton columnsMenu() {
        MenuButton menu = new MenuButton("Columns");
        menu.setMinWidth(Region.USE_PREF_SIZE);
        menu.setTooltip(new Tooltip("Choose the columns; an export has them all"));
        table.headings().forEach(heading -> {
            CheckMenuItem item = new CheckMenuItem(heading.title());
            item.setSelected(table.isColumnShown(heading.id()));
            item.setOnAction(_ -> table.showColumn(heading.id(), item.isSelected()));
            menu.getItems().add(item);
        });
        return menu;
    }

    private Button csvButton() {
        return Buttons.button(
                "csv",
                "CSV…",
                "Save what is shown, all columns and every digit, as comma-separated values",
                this::save);
    }

    private void save() {
        String fileName = name.toLowerCase(Locale.ROOT).replace(' ', '-') + ".csv";
        new FileSaver(desk.exports(), desk.files()).csv(pane.node(), fileName, table.csv(), saved::setText);
    }
}
