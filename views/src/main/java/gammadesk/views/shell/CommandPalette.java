package gammadesk.views.shell;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** A list of everything that can be done, narrowed by typing. */
final class CommandPalette {
    private final FilteredList<Command> shown;
    private final TextField search = new TextField();
    private final ListView<Command> list = new ListView<>();
    private final VBox root = new VBox(search, list);
    private final Runnable close;

    CommandPalette(List<Command> commands, Runnable close) {
        this.close = close;
        this.shown = new FilteredList<>(FXCollections.observableArrayList(commands));
        search.setId("palette-search");
        search.setPromptText("What do you want to do?");
        search.setAccessibleText("Search commands");
        search.textProperty().subscribe(this::narrow);
        list.setId("palette-list");
        list.setAccessibleText("Commands");
        list.setItems(shown);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new CommandCell());
        list.setOnMouseClicked(_ -> runSelected());
        root.getStyleClass().add("sheet");
        root.setMaxSize(520, 420);
        root.addEventFilter(KeyEvent.KEY_PRESSED, this::onKey);
    }

    Node node() {
        return root;
    }

    void open() {
        search.clear();
        narrow("");
        search.requestFocus();
    }

    private void narrow(String typed) {
        String[] words = typed.toLowerCase(Locale.ROOT).trim().split("\\s+");
        shown.setPredicate(
                command -> Arrays.stream(words).allMatch(command.words().toLowerCase(Locale.ROOT)::contains));
        list.getSelectionModel().selectFirst();
    }

    private void onKey(KeyEvent event) {
        switch (event.getCode()) {
            case DOWN -> list.getSelectionModel().selectNext();
            case UP -> list.getSelectionModel().selectPrevious();
            case ENTER -> runSelected();
            default -> {
                return;
            }
        }
        list.scrollTo(Math.max(0, list.getSelectionModel().getSelectedIndex() - 3));
        event.consume();
    }

    private void runSelected() {
        Command chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            chosen.action().run();
        }
    }

    private static final class CommandCell extends ListCell<Command> {
        private final Label words = new Label();
        private final Label keys = new Label();
        private final HBox line = new HBox(words, spring(), keys);

        CommandCell() {
            keys.getStyleClass().add("keys");
            line.setAlignment(Pos.CENTER_LEFT);
        }

        @Override
        protected void updateItem(@Nullable Command command, boolean empty) {
            super.updateItem(command, empty);
            if (command == null || empty) {
                setGraphic(null);
            } else {
                words.setText(command.words());
                keys.setText(command.keyText());
                setGraphic(line);
            }
        }

        private static Region spring() {
            Region region = new Region();
            HBox.setHgrow(region, Priority.ALWAYS);
            return region;
        }
    }
}
