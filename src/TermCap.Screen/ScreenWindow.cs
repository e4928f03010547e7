using System.Drawing;
using TermCap.Screen.Keys;
using TermCap.Screen.List;
using TermCap.Screen.Model;
using TermCap.Screen.Panes;
using TermCap.Screen.Views;
using Terminal.Gui.ViewBase;
using Terminal.Gui.Views;

namespace TermCap.Screen;

/// <summary>The whole screen: it owns the panes, gives each its place, and passes the selection from list to detail to bytes.</summary>
internal sealed class ScreenWindow : Runnable
{
    private const int StripRows = 4;

    private readonly Dictionary<ViewKind, RowsPane> _views;
    private (long Position, int Line) _detailOf = (-1, 0);
    private ScreenLayout _layout;
    private Size _size;

    public ScreenWindow(PaneContext context)
    {
        Context = context;
        CanFocus = true;
        Width = Dim.Fill();
        Height = Dim.Fill();
        List = new PacketListPane(context);
        Title = new TitlePane(context, List);
        Verdict = new VerdictPane(context);
        Topology = new TopologyPane(context);
        Strip = new ConversationsPane(context, StripRows);
        Detail = new DetailPane(context);
        Bytes = new BytesPane(context);
        Footer = new FooterPane(context);
        Conversations = new ConversationsPane(context);
        Interfaces = new InterfacesPane(context);
        Events = new EventsPane(context);
        Why = new WhyPane(context);
        Follow = new FollowPane(context);
        Help = new HelpPane(context);
        _views = new()
        {
            [ViewKind.Conversations] = Conversations,
            [ViewKind.Interfaces] = Interfaces,
            [ViewKind.Events] = Events,
            [ViewKind.Why] = Why,
            [ViewKind.Follow] = Follow,
            [ViewKind.Help] = Help,
        };
        Add(Title, Verdict, Topology, List, Strip, Detail, Bytes, Conversations, Interfaces, Events, Why, Follow, Help, Footer);
    }

    public PaneContext Context { get; }

    public PacketListPane List { get; }

    public new TitlePane Title { get; }

    public VerdictPane Verdict { get; }

    public TopologyPane Topology { get; }

    public ConversationsPane Strip { get; }

    public DetailPane Detail { get; }

    public BytesPane Bytes { get; }

    public FooterPane Footer { get; }

    public ConversationsPane Conversations { get; }

    public InterfacesPane Interfaces { get; }

    public EventsPane Events { get; }

    public WhyPane Why { get; }

    public FollowPane Follow { get; }

    public HelpPane Help { get; }

    /// <summary>The pane that takes the moving keys.</summary>
    public IMovable Movable => Context.State.View != ViewKind.Packets ? _views[Context.State.View]
        : Context.State.Focus switch
        {
            State.PaneKind.Detail => Detail,
            State.PaneKind.Bytes => Bytes,
            _ => List,
        };

    /// <summary>Says that all may look different now: every pane is drawn at the next turn, and only what differs is sent.</summary>
    public void Redraw()
    {
        Arrange(_size);
        ShowDetail();
        foreach (View pane in SubViews)
        {
            if (pane.Visible)
            {
                pane.SetNeedsDraw();
            }
        }
    }

    /// <summary>The bytes have changed, though the selection has not (more of a packet was stored, or it left the store).</summary>
    public void ForgetDetail() => _detailOf = (-1, 0);

    /// <inheritdoc/>
    protected override bool OnClearingViewport() => true;      // the panes write every cell

    /// <inheritdoc/>
    protected override void OnSubViewLayout(LayoutEventArgs args)
    {
        base.OnSubViewLayout(args);
        Arrange(Viewport.Size);
    }

    private void Arrange(Size size)
    {
        _size = size;
        ScreenLayout layout = ScreenLayout.For(size, Context.State, Verdict.Lines);
        ViewKind view = Context.State.View;
        Place(Title, layout.Title);
        Place(Verdict, layout.Verdict);
        Place(Topology, layout.Topology);
        Place(List, view == ViewKind.Packets ? layout.Main : default);
        Place(Strip, layout.Strip);
        Place(Detail, layout.Detail);
        Place(Bytes, layout.Bytes);
        Place(Footer, layout.Footer);
        foreach ((ViewKind kind, RowsPane pane) in _views)
        {
            Place(pane, kind == view ? layout.Main : default);
        }

        if (_layout != layout)
        {
            _layout = layout;
            SetNeedsDraw();
        }
    }

    private static void Place(CellPane pane, Rectangle place)
    {
        bool shown = place.Width > 0 && place.Height > 0;
        if (shown && pane.Frame != place)
        {
            pane.Frame = place;
        }

        if (pane.Visible != shown)
        {
            pane.Visible = shown;
        }
    }

    private void ShowDetail()
    {
        if (!Context.State.IsDetailOpen)
        {
            return;
        }

        ListCursor selected = List.Selected;
        if (_detailOf != (selected.Position, selected.Line))
        {
            _detailOf = (selected.Position, selected.Line);
            PacketDetail detail = selected.Line >= 0 && List.SelectedPacket is not null
                ? Context.Model.Detail(selected.Position, selected.Line - 1)
                : new PacketDetail([], default);
            Detail.Show(detail);
            Bytes.Show(detail);
            Bytes.Restart();
        }

        Bytes.Light(Detail.Field);
    }
}
