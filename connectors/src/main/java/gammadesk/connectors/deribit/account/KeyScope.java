package gammadesk.connectors.deribit.account;

import java.util.List;
import java.util.Set;

/**
 * One of the rights that the venue gives a key, in words.
 *
 * @param scope as the venue writes it, such as {@code trade:read_write}
 * @param sentence what it lets the key do
 * @param refused whether this program takes no key that has it
 */
public record KeyScope(String scope, String sentence, boolean refused) {
    private static final String UNKNOWN =
            "Not known to this program: look up at the venue what it allows before you use the key.";

    /** The scopes of a grant, those that are refused first. */
    public static List<KeyScope> of(Set<String> scopes) {
        return scopes.stream()
                .filter(scope -> !scope.isEmpty())
                .sorted()
                .map(scope -> new KeyScope(scope, sentence(scope), SignIn.isDangerous(scope)))
                .sorted((a, b) -> Boolean.compare(b.refused(), a.refused()))
                .toList();
    }

    private static String sentence(String scope) {
        String[] parts = scope.split(":", 2);
        String rest = parts.length > 1 ? parts[1] : "";
        return switch (parts[0]) {
            case "account" -> account(rest);
            case "trade" -> trade(rest);
            case "wallet" -> wallet(rest);
            case "custody" -> custody(rest);
            case "block_trade" -> reading(rest, "Sees block trades.", "Makes and takes block trades.");
            case "block_rfq" -> reading(rest, "Sees requests for quotes.", "Asks for quotes and gives them.");
            case "mainaccount" -> "Belongs to the main account, not to a subaccount.";
            case "connection" -> "Holds for this connection only.";
            case "session" -> "Holds for the session “" + rest + "”, which can outlive a connection.";
            case "expires" -> "Ends after " + rest + " seconds.";
            case "ip" -> "Works from the address " + rest + " only.";
            default -> UNKNOWN;
        };
    }

    private static String account(String right) {
        return reading(
                right,
                "Sees balances, margins and settings of the account.",
                "Changes the account and makes keys, and with another key money can be taken away.");
    }

    private static String trade(String right) {
        return reading(right, "Sees orders, executions and positions.", "Places, changes and cancels orders.");
    }

    private static String wallet(String right) {
        return reading(right, "Sees deposits, withdrawals and addresses.", "Withdraws money.");
    }

    private static String custody(String right) {
        return reading(right, "Sees custody accounts.", "Moves what lies in custody.");
    }

    private static String reading(String right, String read, String write) {
        return switch (right) {
            case "read" -> read;
            case "read_write" -> write;
            case "none" -> "Nothing of this kind.";
            default -> UNKNOWN;
        };
    }
}
