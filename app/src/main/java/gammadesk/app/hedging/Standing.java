package gammadesk.app.hedging;

import gammadesk.analytics.decision.HaltMode;
import gammadesk.analytics.decision.HaltState;
import gammadesk.analytics.decision.HaltState.Halted;
import gammadesk.app.trading.Purpose;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * How the kill switch stands. Immutable: whoever reads it reads one moment.
 *
 * @param halt as it was pressed, empty while orders may be sent
 * @param presses so far, weaker ones included: a reset that was asked for before the last of them does not count
 * @param round of cancels that is meant now
 * @param busy whether that round is under way
 * @param cancelled whether the venue confirmed in this halt that no order is open
 * @param progress how far it is
 * @param trouble why it could not be written down as it should, empty when it was
 */
record Standing(
        Optional<Halted> halt,
        long presses,
        long round,
        boolean busy,
        boolean cancelled,
        String progress,
        String trouble) {
    static final Standing RUNNING = new Standing(Optional.empty(), 0, 0, false, false, "", "");

    static Standing of(HaltRecord.Found found) {
        return new Standing(
                Optional.of(found.halted().with("")),
                0,
                0,
                false,
                found.cancelled(),
                found.halted().progress(),
                "");
    }

    HaltState state() {
        return halt.<HaltState>map(_ -> halted()).orElseGet(HaltState.Running::new);
    }

    /** Only while halted. */
    Halted halted() {
        String words =
                Stream.of(progress, trouble).filter(part -> !part.isEmpty()).collect(Collectors.joining("; "));
        return halt.orElseThrow().with(words);
    }

    Optional<String> obstacle(Purpose purpose) {
        if (halt.isEmpty()) {
            return purpose == Purpose.FLATTEN ? Optional.of("the kill switch does not flatten now") : Optional.empty();
        }
        boolean isItsOwn = purpose == Purpose.FLATTEN && halt.get().mode() == HaltMode.FLATTEN;
        return isItsOwn
                ? Optional.empty()
                : Optional.of(halt.get().with("").sentence().replaceFirst("\\.$", ""));
    }

    /** A stronger mode takes the place of a weaker one, the same begins another round, a weaker one only counts. */
    Standing pressed(Halted asked) {
        int compared = halt.map(known -> asked.mode().compareTo(known.mode())).orElse(1);
        if (compared < 0) {
            return new Standing(halt, presses + 1, round, busy, cancelled, progress, trouble);
        }
        Halted meant = compared > 0 ? asked : halt.orElse(asked);
        return new Standing(
                Optional.of(meant), presses + 1, round + 1, meant.mode().cancels(), false, "", "");
    }

    /** Whether the same round is meant. */
    boolean isOf(Standing other) {
        return halt.isPresent() && round == other.round;
    }

    /** Whether orders of a halt may still be open and nobody is after them. */
    boolean isUnfinished() {
        return halt.filter(known -> known.mode().cancels()).isPresent() && !cancelled && !busy;
    }

    Standing withNewRound() {
        return new Standing(halt, presses, round + 1, true, false, progress, trouble);
    }

    Standing withProgress(String words) {
        return new Standing(halt, presses, round, busy, cancelled, words, trouble);
    }

    Standing withTrouble(String words) {
        return new Standing(halt, presses, round, busy, cancelled, progress, words);
    }

    Standing ended(boolean isCancelled) {
        return new Standing(halt, presses, round, false, isCancelled, progress, trouble);
    }

    Standing lifted() {
        return new Standing(Optional.empty(), presses, round, false, false, "", "");
    }
}
