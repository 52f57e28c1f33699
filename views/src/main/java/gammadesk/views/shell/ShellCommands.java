package gammadesk.views.shell;

import gammadesk.analytics.market.Currency;
import gammadesk.views.fx.DeskContext;
import gammadesk.views.fx.Screen;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Orientation;

/** Everything that can be done in the shell, with its keys. */
final class ShellCommands {
    private static final int NUMBERED = 9;

    private final ShellController shell;
    private final DeskContext context;
    private final List<Screen> screens;
    private final List<DeskAction> actions;

    ShellCommands(ShellController shell, DeskContext context, List<Screen> screens, List<DeskAction> actions) {
        this.shell = shell;
        this.context = context;
        this.screens = screens;
        this.actions = actions;
    }

    List<Command> all() {
        List<Command> commands = new ArrayList<>();
        for (int i = 0; i < screens.size(); i++) {
            commands.add(goTo(screens.get(i), i + 1));
        }
        actions.stream().map(DeskAction::command).forEach(commands::add);
        commands.addAll(List.of(
                Command.of("Next panel", () -> shell.nextPanel(1), "Ctrl+Tab"),
                Command.of("Previous panel", () -> shell.nextPanel(-1), "Ctrl+Shift+Tab"),
                Command.of("Show BTC", () -> shell.switchCurrency(Currency.BTC), "Shortcut+B"),
                Command.of("Show ETH", () -> shell.switchCurrency(Currency.ETH), "Shortcut+E"),
                Command.of("Switch between dark and light", shell::toggleTheme, "Shortcut+T"),
                Command.of("Bigger text", () -> shell.scaleText(1), "Shortcut+Plus", "Shortcut+Equals", "Shortcut+Add"),
                Command.of("Smaller text", () -> shell.scaleText(-1), "Shortcut+Minus", "Shortcut+Subtract"),
                Command.of(
                        "Ordinary text size", () -> context.textScalePercent().set(100), "Shortcut+0"),
                Command.of("Move the panel to its own window", shell::tearOff, "Shortcut+Shift+W"),
                Command.of(
                        "Split the panel to the right", () -> shell.split(Orientation.HORIZONTAL), "Shortcut+Shift+R"),
                Command.of("Split the panel below", () -> shell.split(Orientation.VERTICAL), "Shortcut+Shift+D"),
                Command.of("Reset layout", shell::resetLayout),
                Command.of("Help on the panel", shell::showHelp, "F1"),
                Command.of("Commands", shell::showPalette, "Shortcut+K")));
        return commands;
    }

    private Command goTo(Screen screen, int place) {
        String words = "Go to " + screen.title();
        return place <= NUMBERED
                ? Command.of(words, () -> shell.showPanel(screen.id()), "Shortcut+" + place)
                : Command.of(words, () -> shell.showPanel(screen.id()));
    }
}
