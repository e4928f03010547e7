using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.Themes;

namespace TermCap.Screen.Views;

/// <summary>Why a row has its verdict: the proof, what a naive reading says, what to do next.</summary>
internal sealed class WhyPane(PaneContext context) : PagerPane(context)
{
    private Explanation _explanation = new("", [], "", []);

    /// <summary>What is shown, as text for a ticket.</summary>
    public string AsText => _explanation.AsText();

    /// <inheritdoc/>
    protected override string Heading => "Why: y copies this, q goes back";

    /// <summary>Shows another explanation.</summary>
    public void Show(Explanation explanation)
    {
        _explanation = explanation;
        Restart();
        Invalidate();
    }

    /// <inheritdoc/>
    protected override void Write(int width)
    {
        Add(_explanation.Title, Role.Key);
        Add("");
        foreach (string line in _explanation.Proof)
        {
            Add(line, indent: 2);
        }

        if (_explanation.Naive.Length > 0)
        {
            Add("");
            Add(_explanation.Naive, Role.Phantom);
        }

        if (_explanation.Next.Count > 0)
        {
            Add("");
            Add("Next", Role.Header);
            foreach (string line in _explanation.Next)
            {
                Add("$ " + line, Role.Good, 2);
            }
        }
    }
}
