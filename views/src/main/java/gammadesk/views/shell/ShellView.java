package gammadesk.views.shell;

import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The status bar and the strip of safety above the workspace, with a curtain for the palette and for help. */
final class ShellView {
    private final StatusBar bar;
    private final Curtain curtain = new Curtain();
    private final CommandPalette palette;
    private final StackPane root = new StackPane();

    ShellView(
            DeskContext context, ShellModel model, Workspace workspace, List<Command> commands, Optional<Node> safety) {
        this.bar = new StatusBar(context);
        this.palette = new CommandPalette(commands, curtain::lift);
        BorderPane desk = new BorderPane(workspace.node());
        VBox top = new VBox(bar.node());
        safety.ifPresent(top.getChildren()::add);
        desk.setTop(top);
        root.getStyleClass().add("desk");
        root.getChildren().setAll(desk, curtain.node());
        model.status().subscribe(bar::show);
        model.status().subscribe(status -> showNotice(model));
        model.message().subscribe(_ -> showNotice(model));
    }

    Parent root() {
        return root;
    }

    void showPalette() {
        curtain.drop(palette.node());
        palette.open();
    }

    void showHelp(Screen screen) {
        curtain.dropHelp(
                screen.title(), screen.help().isEmpty() ? "Nothing is written on this panel yet." : screen.help());
    }

    /** What the venue announces goes before what the desk says. */
    private void showNotice(ShellModel model) {
        String venue = model.status().get().notice();
        bar.showMessage(venue.isEmpty() ? model.message().get() : venue);
    }
}
