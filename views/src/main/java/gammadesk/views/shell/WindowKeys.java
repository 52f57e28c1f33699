package gammadesk.views.shell;

import gammadesk.views.fx.Pin;
import java.util.function.Predicate;
import javafx.collections.ListChangeListener;
import javafx.event.EventHandler;
import javafx.scene.input.KeyEvent;
import javafx.stage.Window;

/** Keys that work in every window of the program, dialogs and torn-off panels among them, until it is closed. */
final class WindowKeys implements Pin {
    private final EventHandler<KeyEvent> filter;
    private final ListChangeListener<Window> listener = this::changed;

    /** Asks of every key whether it is one of them; those go no further. */
    WindowKeys(Predicate<KeyEvent> keys) {
        this.filter = event -> {
            if (keys.test(event)) {
                event.consume();
            }
        };
        Window.getWindows().forEach(this::follow);
        Window.getWindows().addListener(listener);
    }

    @Override
    public void close() {
        Window.getWindows().removeListener(listener);
        Window.getWindows().forEach(this::leave);
    }

    private void changed(ListChangeListener.Change<? extends Window> change) {
        while (change.next()) {
            change.getAddedSubList().forEach(this::follow);
            change.getRemoved().forEach(this::leave);
        }
    }

    private void follow(Window window) {
        window.addEventFilter(KeyEvent.KEY_PRESSED, filter);
    }

    private void leave(Window window) {
        window.removeEventFilter(KeyEvent.KEY_PRESSED, filter);
    }
}
