package io.xcom4ee.benchmarks.plot;

import java.util.List;
import java.util.function.DoubleFunction;

/**
 * One line for each row, from its least mark to its largest, on a scale of powers of ten.
 *
 * @param text of a value
 */
public record Ranges(String title, List<Range> ranges, DoubleFunction<String> text) implements Panel {
    private static final double TITLE = 22;
    private static final double AXIS = 20;
    private static final double ROW = 34;
    private static final double LABEL = 150;
    private static final double RIGHT = 30;

    /**
     * One row.
     *
     * @param marks rising, all above 0; may be empty
     * @param note behind the last mark; may be empty
     */
    public record Range(String label, String colour, List<Double> marks, String note) {
        /** Copies the marks. */
        public Range {
            marks = List.copyOf(marks);
        }
    }

    @Override
    public double height() {
        return TITLE + ROW * ranges.size() + AXIS;
    }

    @Override
    public void draw(Svg svg, double x, double y, double width) {
        svg.text(x, y + 14, 14, Svg.Anchor.START, Colours.TEXT, title);
        List<Double> all =
                ranges.stream().flatMap(range -> range.marks().stream()).toList();
        if (!all.isEmpty()) {
            LogScale scale = LogScale.around(
                    all.stream().min(Double::compare).orElseThrow(),
                    all.stream().max(Double::compare).orElseThrow());
            double left = x + LABEL;
            double room = width - LABEL - RIGHT;
            double bottom = y + TITLE + ROW * ranges.size();
            for (double tick : scale.ticks()) {
                double at = left + scale.share(tick) * room;
                svg.line(at, y + TITLE, at, bottom, Colours.GRID, 1);
                svg.text(at, bottom + 14, 11, Svg.Anchor.MIDDLE, Colours.FAINT, text.apply(tick));
            }
            double top = y + TITLE;
            for (Range range : ranges) {
                row(svg, range, scale, left, top, room);
                top += ROW;
            }
        }
    }

    private void row(Svg svg, Range range, LogScale scale, double left, double top, double room) {
        double middle = top + ROW / 2 + 4;
        svg.text(left - 8, middle + 4, 12, Svg.Anchor.END, Colours.TEXT, range.label());
        double from = left;
        for (int mark = 0; mark < range.marks().size(); mark++) {
            double at = left + scale.share(range.marks().get(mark)) * room;
            if (mark > 0) {
                svg.line(from, middle, at, middle, range.colour(), 4);
            }
            from = at;
        }
        for (int mark = 0; mark < range.marks().size(); mark++) {
            double at = left + scale.share(range.marks().get(mark)) * room;
            svg.circle(at, middle, 5, mark == 0 ? range.colour() : "white", range.colour());
            svg.text(
                    at,
                    middle - 9,
                    10,
                    Svg.Anchor.MIDDLE,
                    Colours.TEXT,
                    text.apply(range.marks().get(mark)));
        }
        svg.text(from + 10, middle + 4, 12, Svg.Anchor.START, Colours.FAILED, range.note());
    }
}
