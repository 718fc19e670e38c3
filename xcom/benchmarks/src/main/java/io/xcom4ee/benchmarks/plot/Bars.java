package io.xcom4ee.benchmarks.plot;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * One bar for each row with its value beside it and a thin line for the spread. What is not to be compared with the others, as
 * a ceiling, does not stretch the scale: its bar is cut off at the edge and says so.
 *
 * @param text of a value
 */
public record Bars(String title, List<Bar> bars, DoubleFunction<String> text) implements Panel {
    private static final double TITLE = 22;
    private static final double ROW = 22;
    private static final double LABEL = 150;
    private static final double VALUE = 110;
    /** More than a character of a value is wide on average. */
    private static final double CHARACTER = 8;

    private static final double GAP = 8;

    /**
     * One row.
     *
     * @param colour as {@code #rrggbb}
     * @param value not a number if there is none
     * @param scales whether the scale has room for it
     * @param note behind the value, as on failed runs; may be empty
     */
    public record Bar(String label, String colour, double value, double min, double max, boolean scales, String note) {}

    @Override
    public double height() {
        return TITLE + ROW * bars.size();
    }

    @Override
    public void draw(Svg svg, double x, double y, double width) {
        svg.text(x, y + 14, 14, Svg.Anchor.START, Colours.TEXT, title);
        double most = bars.stream()
                .filter(bar -> bar.scales() && !Double.isNaN(bar.value()))
                .mapToDouble(Bar::max)
                .max()
                .orElseGet(() -> bars.stream().mapToDouble(Bar::max).max().orElse(1));
        double room = width - LABEL - VALUE;
        double top = y + TITLE;
        for (Bar bar : bars) {
            svg.text(x + LABEL - 8, top + 15, 12, Svg.Anchor.END, Colours.TEXT, bar.label());
            draw(svg, bar, x + LABEL, top, room, most);
            top += ROW;
        }
    }

    private void draw(Svg svg, Bar bar, double left, double top, double room, double most) {
        double behind = left + 5;
        if (!Double.isNaN(bar.value())) {
            boolean cut = bar.value() > most;
            double end = left + Math.max(1, Math.min(1, bar.value() / most) * room);
            svg.rectangle(left, top + 3, end - left, ROW - 6, bar.colour());
            double spreadEnd = left + Math.min(1, bar.max() / most) * room;
            if (!cut && bar.max() > bar.min()) {
                svg.line(left + bar.min() / most * room, top + ROW / 2, spreadEnd, top + ROW / 2, Colours.TEXT, 1);
            }
            behind = Math.max(end, cut ? end : spreadEnd) + 5;
            String value = text.apply(bar.value()) + (cut ? " (cut)" : "");
            svg.text(behind, top + 15, 12, Svg.Anchor.START, Colours.TEXT, value);
            behind += CHARACTER * value.length() + GAP;
        }
        svg.text(behind, top + 15, 12, Svg.Anchor.START, Colours.FAILED, bar.note());
    }
}
